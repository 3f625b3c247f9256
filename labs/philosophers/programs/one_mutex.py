# expect: holds
# order: 8
# title: Take both under one mutex
# about: Only one philosopher at a time may reach for forks. Forks are put down without the mutex.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock

N = 3
forks = [Lock() for _ in range(N)]
table = Lock()

def dine(me):
    left, right = me - 1, me % N
    with table:
        forks[left].acquire()
        forks[right].acquire()
    # eats
    forks[right].release()
    forks[left].release()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
