# expect: fails
# order: 14
# title: Printer and scanner, detection
# about: Here the bank lends what it has. Who would wait looks for a deadlock first, and if it is part of one, gives back what it holds.
from threading import Thread, Condition

bank = Condition()
free = [1, 1]
loan = [[0, 0], [0, 0]]
asks = [[0, 0], [0, 0]]

def deadlocked(free, loan, asks):
    pass

def take(me, wanted):
    asks[me] = wanted
    while not (wanted[0] <= free[0] and wanted[1] <= free[1]):
        if me in deadlocked(free, loan, asks):
            return False
        bank.wait()
    asks[me] = [0, 0]
    for kind in (0, 1):
        free[kind] -= wanted[kind]
        loan[me][kind] += wanted[kind]
    return True

def give_back(me):
    for kind in (0, 1):
        free[kind] += loan[me][kind]
        loan[me][kind] = 0
    bank.notify_all()

def customer(me):
    with bank:
        take(me, [1 - me, me])
    with bank:
        if not take(me, [me, 1 - me]):
            give_back(me)
            take(me, [1, 1])
    with bank:
        give_back(me)

held = [[0, 1, 0], [2, 0, 0], [3, 0, 3], [2, 1, 1], [0, 0, 2]]
wants = [[0, 0, 0], [2, 0, 2], [0, 0, 0], [1, 0, 0], [0, 0, 2]]
assert deadlocked([0, 0, 0], held, wants) == [], "all five can finish"
wants[2] = [0, 0, 1]
assert deadlocked([0, 0, 0], held, wants) == [1, 2, 3, 4], "P0 can finish, and nobody else"
assert deadlocked([0, 0], [[1, 0], [0, 1], [1, 0]], [[0, 1], [1, 0], [0, 0]]) == [], "a cycle is no deadlock yet"

threads = [Thread(target=customer, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
