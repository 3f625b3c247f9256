from threading import Thread, Lock, Semaphore

ring = [None, None]
slots = Semaphore(2)
items = Semaphore(0)
mutex = Lock()
tail = 0

def produce(n):
    global tail
    slots.acquire()
    with mutex:
        ring[tail] = n
        tail = (tail + 1) % 2
    items.release()

threads = [Thread(target=produce, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
assert 1 in ring and 2 in ring, "an item is lost"
