# expect: never finishes
# order: 15
# title: Try and back off
# about: Who cannot have the second fork at once puts the first one down and starts over.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock

N = 3
forks = [Lock() for _ in range(N)]

def dine(me):
    left, right = me - 1, me % N
    while True:
        forks[left].acquire()
        if forks[right].acquire(blocking=False):
            break
        forks[left].release()
    # eats
    forks[right].release()
    forks[left].release()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
