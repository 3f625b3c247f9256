# expect: deadlock
# order: 14
# title: Who may eat?
# about: Dijkstra’s semaphores without the function that says who may eat. It is yours to write.
# goal: deadlock | Everybody sleeps, and nobody says that they may eat.
from threading import Thread, Lock, Semaphore

N = 3
state = ["thinking"] * N
table = Lock()
fed = [Semaphore(0) for _ in range(N)]

def test(i):
    pass

def dine(me):
    i = me - 1
    with table:
        state[i] = "hungry"
        test(i)
    fed[i].acquire()
    assert state[i] == "eating", "who was let in has to eat"
    assert state[i - 1] != "eating" and state[(i + 1) % N] != "eating", "a fork is in two hands"
    with table:
        state[i] = "thinking"
        test(i - 1)
        test((i + 1) % N)

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
