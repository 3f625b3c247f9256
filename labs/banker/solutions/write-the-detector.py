from threading import Thread, Condition

bank = Condition()
free = [1, 1]
loan = [[0, 0], [0, 0]]
asks = [[0, 0], [0, 0]]

def deadlocked(free, loan, asks):
    work = list(free)
    left = list(range(len(loan)))
    found = True
    while found:
        found = False
        for i in list(left):
            if all([asks[i][k] <= work[k] for k in range(len(work))]):
                for k in range(len(work)):
                    work[k] += loan[i][k]
                left.remove(i)
                found = True
    return left

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
