# expect: holds
# order: 5
# title: A waiter
# about: The waiter lets all but one sit down. Who sits takes the left fork, then the right one.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock, Semaphore

N = 3
forks = [Lock() for _ in range(N)]
seats = Semaphore(N - 1)

def dine(me):
    left, right = me - 1, me % N
    with seats:
        with forks[left]:
            with forks[right]:
                pass  # eats

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
