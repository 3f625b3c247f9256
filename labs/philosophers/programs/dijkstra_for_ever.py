# expect: never finishes
# order: 20
# title: Dijkstra’s semaphores, for ever
# about: The first of four philosophers wants one meal. All others eat again and again until then.
# goal: ends | The first philosopher has eaten.
from threading import Thread, Lock, Semaphore, Event

N = 4
state = ["thinking"] * N
table = Lock()
fed = [Semaphore(0) for _ in range(N)]
done = Event()

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

def live(me):
    while not done.is_set():
        dine(me)
        if me == 1:
            done.set()

threads = [Thread(target=live, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
