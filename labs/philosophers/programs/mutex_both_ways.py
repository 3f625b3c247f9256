# expect: deadlock
# order: 9
# title: Put down under the same mutex
# about: The mutex is taken to reach for forks, and to put them down too.
# goal: deadlock | Somebody waits for a fork that its holder cannot put down.
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
    with table:
        forks[right].release()
        forks[left].release()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
