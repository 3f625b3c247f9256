# A ring of two places; two producers put four items each, two consumers take four each. One lock, two conditions.
from threading import Thread, Lock, Condition

SIZE = 2
ITEMS = 4
lock = Lock()
not_full = Condition(lock)
not_empty = Condition(lock)
ring = [0, 0]
head = 0
tail = 0
count = 0

def produce():
    global tail, count
    for i in range(ITEMS):
        with lock:
            while count == SIZE:
                not_full.wait()
            ring[tail] = i + 1
            tail = (tail + 1) % SIZE
            count += 1
            not_empty.notify()

def consume():
    global head, count
    for _ in range(ITEMS):
        with lock:
            while count == 0:
                not_empty.wait()
            item = ring[head]
            assert item != 0
            ring[head] = 0
            head = (head + 1) % SIZE
            count -= 1
            not_full.notify()

threads = [Thread(target=produce) for _ in range(2)] + [Thread(target=consume) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
