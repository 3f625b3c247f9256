# expect: deadlock
# The consumer waits for an item while it holds the mutex that the producer needs.
from threading import Thread, Lock, Semaphore

buffer = []
mutex = Lock()
items = Semaphore(0)

def produce():
    with mutex:
        buffer.append(1)
    items.release()

def consume():
    with mutex:
        items.acquire()
        buffer.pop()

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
