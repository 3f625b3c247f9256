# expect: holds
# order: 2
# title: The banker
# about: The same bank. A unit is lent only if afterwards all customers could still finish, one after another.
# goal: ends | Both customers have finished.
from threading import Thread, Condition

bank = Condition()
free = 3
limit = [3, 3]
loan = [0, 0]

def safe():
    cash = free
    waiting = [0, 1]
    while waiting:
        ready = [i for i in waiting if limit[i] - loan[i] <= cash]
        if not ready:
            return False
        cash += loan[ready[0]]
        waiting.remove(ready[0])
    return True

def granted(me):
    global free
    if free == 0:
        return False
    free -= 1
    loan[me] += 1
    if safe():
        return True
    free += 1
    loan[me] -= 1
    return False

def borrow(me):
    with bank:
        while not granted(me):
            bank.wait()

def repay(me):
    global free
    with bank:
        free += loan[me]
        loan[me] = 0
        bank.notify_all()

def customer(me):
    for _ in range(limit[me]):
        borrow(me)
    repay(me)

threads = [Thread(target=customer, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert free == 3, "a unit is missing"
