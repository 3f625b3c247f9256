# expect: fails data race
# order: 5
# title: A ring, two producers
# about: The same ring without a mutex. Two producers put one item each.
# goal: fails | Two producers use the same slot, and one item is gone.
from threading import Thread, Semaphore

ring = [None, None]
slots = Semaphore(2)
items = Semaphore(0)
tail = 0

def produce(n):
    global tail
    slots.acquire()
    ring[tail] = n
    tail = (tail + 1) % 2
    items.release()

threads = [Thread(target=produce, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
assert 1 in ring and 2 in ring, "an item is lost"
