# expect: deadlock
# order: 7
# title: Somebody can finish
# about: Three customers. The bank lends if afterwards somebody could finish, and does not ask what becomes of the others.
# goal: deadlock | Two customers wait for ever.
from threading import Thread, Condition

bank = Condition()
free = 3
limit = [1, 3, 3]
loan = [0, 0, 0]

def safe():
    return any([limit[i] - loan[i] <= free for i in range(3)])

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

threads = [Thread(target=customer, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
