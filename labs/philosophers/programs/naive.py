# expect: deadlock
# order: 1
# title: Left fork first
# about: Everybody takes the fork on the left, then the one on the right.
# goal: deadlock | Everybody holds one fork and waits for the next one.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock

N = 3
forks = [Lock() for _ in range(N)]

def dine(me):
    left, right = me - 1, me % N
    with forks[left]:
        with forks[right]:
            pass  # eats

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
