# expect: holds
# order: 17
# title: First come, first served
# about: A hungry philosopher joins a queue, and eats when no neighbour stands further in front.
# goal: ends | Everybody has eaten.
from threading import Thread, Condition

N = 3
table = Condition()
queue = []

def in_front(me):
    return [i for i in queue[:queue.index(me)] if (i - me) % N in (1, N - 1)]

def dine(me):
    with table:
        queue.append(me)
        while in_front(me):
            table.wait()
    # eats
    with table:
        queue.remove(me)
        table.notify_all()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
