# expect: holds
from threading import Thread, Lock, Semaphore

buffer = []
mutex = Lock()
items = Semaphore(0)
slots = Semaphore(1)
taken = []

def produce():
    for n in range(2):
        slots.acquire()
        with mutex:
            buffer.append(n)
        items.release()

def consume():
    for _ in range(2):
        items.acquire()
        with mutex:
            taken.append(buffer.pop(0))
        slots.release()

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
assert taken == [0, 1]
