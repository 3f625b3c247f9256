# expect: holds
# order: 4
# title: Forks in order
# about: Everybody takes the fork with the smaller number first.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock

N = 3
forks = [Lock() for _ in range(N)]

def dine(me):
    left, right = me - 1, me % N
    with forks[min(left, right)]:
        with forks[max(left, right)]:
            pass  # eats

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
