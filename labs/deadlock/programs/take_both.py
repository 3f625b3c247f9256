# expect: fails
# order: 11
# title: Take both
# about: Transfers that take both of their accounts at once. How they take them is yours to write.
# goal: fails | A transfer uses an account that it does not have.
from threading import Thread, Condition

table = Condition()
free = [True, True]
balance = [10, 10]

def take(source, target):
    pass

def give_back(source, target):
    with table:
        free[source] = free[target] = True
        table.notify_all()

def transfer(source, target):
    take(source, target)
    assert not free[source] and not free[target], "the accounts have to be taken"
    balance[source] -= 1
    balance[target] += 1
    give_back(source, target)

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance == [10, 10], "money has appeared or vanished"
