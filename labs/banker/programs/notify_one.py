# expect: deadlock
# order: 9
# title: Wakes only one
# about: The check is right. But who repays wakes a single customer, and that one may have to go on waiting.
# goal: deadlock | A customer sleeps, although the bank would lend to it.
from threading import Thread, Condition

bank = Condition()
free = 2
limit = [1, 2, 2]
loan = [0, 0, 0]

def safe():
    cash = free
    waiting = [0, 1, 2]
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
        bank.notify()

def customer(me):
    for _ in range(limit[me]):
        borrow(me)
    repay(me)

threads = [Thread(target=customer, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
