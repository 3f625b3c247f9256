# expect: deadlock
# order: 1
# title: A trusting bank
# about: Three units and two customers. The bank lends whatever it has, and each customer asks for one unit at a time.
# goal: deadlock | Both customers wait, and the bank is empty.
# goal: when one_each == True | Each customer holds one unit and may need two more.
from threading import Thread, Condition

bank = Condition()
free = 3
limit = [3, 3]
loan = [0, 0]
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
    for _ in range(limit[me]):
        borrow(me)
    repay(me)

threads = [Thread(target=customer, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert free == 3, "a unit is missing"
