# expect: deadlock
# order: 3
# title: A modest customer
# about: The trusting bank again. Both may ask for three units, but the second customer is content with two.
# goal: ends when one_each == True | Each has held one unit, so the bank was in an unsafe state, and still both have finished.
# goal: deadlock | Both customers wait, and the bank is empty.
from threading import Thread, Condition

bank = Condition()
free = 3
limit = [3, 3]
loan = [0, 0]
wants = [3, 2]
one_each = False

def borrow(me):
    global free, one_each
    with bank:
        while free == 0:
            bank.wait()
        free -= 1
        loan[me] += 1
        if loan == [1, 1]:
            one_each = True

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
