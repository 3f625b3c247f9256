# expect: never finishes
# order: 8
# title: Starvation
# about: One transfer wants both accounts at once. Two others keep using one account each, and it may never find both free.
# goal: ends | The large transfer got its turn.
from threading import Thread, Condition

table = Condition()
free = [True, True]
served = False

def small(account):
    done = False
    while not done:
        with table:
            while not free[account]:
                table.wait()
            free[account] = False
        with table:
            free[account] = True
            table.notify_all()
            done = served

def large():
    global served
    with table:
        while not (free[0] and free[1]):
            table.wait()
        served = True

threads = [Thread(target=small, args=(0,)), Thread(target=small, args=(1,)), Thread(target=large)]
for t in threads: t.start()
for t in threads: t.join()
