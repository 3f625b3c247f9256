# expect: holds
# order: 3
# title: One left-handed
# about: The last philosopher takes the fork on the right first. All others begin on the left.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock

N = 3
forks = [Lock() for _ in range(N)]

def dine(me):
    left, right = me - 1, me % N
    first, second = (right, left) if me == N else (left, right)
    with forks[first]:
        with forks[second]:
            pass  # eats

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
