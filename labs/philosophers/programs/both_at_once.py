# expect: holds
# order: 10
# title: Both forks at once
# about: A monitor. A philosopher waits until both forks are free and takes them in one critical section.
# goal: ends | Everybody has eaten.
from threading import Thread, Condition

N = 3
table = Condition()
free = [True] * N

def dine(me):
    left, right = me - 1, me % N
    with table:
        while not (free[left] and free[right]):
            table.wait()
        free[left] = free[right] = False
    # eats
    with table:
        assert not free[left] and not free[right], "a fork is in two hands"
        free[left] = free[right] = True
        table.notify_all()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
