# expect: holds
# order: 13
# title: Dijkstra’s semaphores
# about: Each philosopher sleeps at a semaphore of their own. Who stops eating looks after both neighbours.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock, Semaphore

N = 3
state = ["thinking"] * N
table = Lock()
fed = [Semaphore(0) for _ in range(N)]

def test(i):
    if state[i] == "hungry" and state[i - 1] != "eating" and state[(i + 1) % N] != "eating":
        state[i] = "eating"
        fed[i].release()

def dine(me):
    i = me - 1
    with table:
        state[i] = "hungry"
        test(i)
    fed[i].acquire()
    # eats
    with table:
        state[i] = "thinking"
        test(i - 1)
        test((i + 1) % N)

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
