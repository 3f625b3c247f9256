# expect: fails
# order: 12
# title: Look, then take
# about: No mutex. A philosopher looks until both forks are free, then takes them.
# goal: fails | A fork is in two hands.
from threading import Thread

N = 3
free = [True] * N

def dine(me):
    left, right = me - 1, me % N
    while not (free[left] and free[right]):
        pass
    free[left] = free[right] = False
    # eats
    assert not free[left] and not free[right], "a fork is in two hands"
    free[left] = free[right] = True

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
