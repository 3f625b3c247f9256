# expect: holds
# order: 3
# title: No hold and wait
# about: A transfer takes both accounts in one step, or neither. While it waits it holds nothing.
# goal: ends | Both transfers are done.
from threading import Thread, Condition

table = Condition()
free = [True, True]
balance = [10, 10]

def transfer(source, target):
    with table:
        while not (free[source] and free[target]):
            table.wait()
        free[source] = free[target] = False
    balance[source] -= 1
    balance[target] += 1
    with table:
        free[source] = free[target] = True
        table.notify_all()

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance == [10, 10], "money has appeared or vanished"
