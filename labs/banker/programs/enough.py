# expect: holds
# order: 4
# title: More units
# about: The trusting bank with five units. It checks nothing.
# goal: ends | Both customers have finished.
from threading import Thread, Condition

bank = Condition()
free = 5
limit = [3, 3]
loan = [0, 0]

def borrow(me):
    global free
    with bank:
        while free == 0:
            bank.wait()
        free -= 1
        loan[me] += 1

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
assert free == 5, "a unit is missing"
