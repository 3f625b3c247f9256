# expect: deadlock
# order: 6
# title: A seat too many
# about: The same waiter, but there is a seat for everybody.
# goal: deadlock | Everybody sits, holds one fork and waits for the next one.
from threading import Thread, Lock, Semaphore

N = 3
forks = [Lock() for _ in range(N)]
seats = Semaphore(N)

def dine(me):
    left, right = me - 1, me % N
    with seats:
        with forks[left]:
            with forks[right]:
                pass  # eats

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
