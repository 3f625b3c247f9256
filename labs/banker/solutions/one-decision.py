from threading import Thread, Condition

bank = Condition()
free = 3
limit = [3, 3]
loan = [0, 0]

def safe_with(me):
    cash = free - 1
    held = [loan[0], loan[1]]
    held[me] += 1
    waiting = [0, 1]
    while waiting:
        ready = [i for i in waiting if limit[i] - held[i] <= cash]
        if not ready:
            return False
        cash += held[ready[0]]
        waiting.remove(ready[0])
    return True

def borrow(me):
    global free
    with bank:
        while free == 0 or not safe_with(me):
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
assert free == 3, "a unit is missing"
