# expect: never finishes
# order: 16
# title: Throw a coin
# about: As above, but each time a coin says which fork is the first one.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock
from racecourse import choose

N = 3
forks = [Lock() for _ in range(N)]

def dine(me):
    left, right = me - 1, me % N
    while True:
        first, second = choose([(left, right), (right, left)])
        forks[first].acquire()
        if forks[second].acquire(blocking=False):
            break
        forks[first].release()
    # eats
    forks[second].release()
    forks[first].release()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
