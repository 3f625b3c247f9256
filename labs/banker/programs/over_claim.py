# expect: deadlock
# order: 10
# title: More than announced
# about: The first customer announces one unit and asks for two. The bank believes it.
# goal: deadlock | Both customers wait.
from threading import Thread, Condition

bank = Condition()
free = 2
limit = [1, 2]
loan = [0, 0]
wants = [2, 2]

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
    for _ in range(wants[me]):
        borrow(me)
    repay(me)

threads = [Thread(target=customer, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
