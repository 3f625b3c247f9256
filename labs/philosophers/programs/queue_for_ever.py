# expect: holds
# order: 21
# title: A queue, for ever
# about: The queue again, without a mutex in front of it: to join, to look and to leave are one step each, and nobody waits to take it.
# goal: ends | The first philosopher has eaten.
from threading import Thread, Event
from racecourse import atomic

N = 3
queue = []
done = Event()

def dine(me):
    with atomic:
        queue.append(me)
    waiting = True
    while waiting:
        with atomic:
            ahead = queue[:queue.index(me)]
            waiting = len([i for i in ahead if (i - me) % N in (1, N - 1)]) > 0
    # eats
    with atomic:
        queue.remove(me)

def live(me):
    while not done.is_set():
        dine(me)
        if me == 1:
            done.set()

threads = [Thread(target=live, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
