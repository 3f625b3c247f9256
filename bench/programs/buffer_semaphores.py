# A ring of two places; two producers put four items each, two consumers take four each. Two semaphores and a lock.
from threading import Thread, Lock, Semaphore

SIZE = 2
ITEMS = 4
lock = Lock()
free = Semaphore(SIZE)
filled = Semaphore(0)
ring = [0, 0]
head = 0
tail = 0

def produce():
    global tail
    for i in range(ITEMS):
        free.acquire()
        with lock:
            ring[tail] = i + 1
            tail = (tail + 1) % SIZE
        filled.release()

def consume():
    global head
    for _ in range(ITEMS):
        filled.acquire()
        with lock:
            item = ring[head]
            assert item != 0
            ring[head] = 0
            head = (head + 1) % SIZE
        free.release()

threads = [Thread(target=produce) for _ in range(2)] + [Thread(target=consume) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
