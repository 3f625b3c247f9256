# expect: deadlock
# order: 3
# title: The mutex first
# about: The same lines in another order: each side waits for its semaphore while it holds the mutex.
# goal: deadlock | Somebody waits inside, with the key in hand.
from threading import Thread, Lock, Semaphore

buffer = []
mutex = Lock()
slots = Semaphore(2)
items = Semaphore(0)

def produce():
    for n in range(3):
        with mutex:
            slots.acquire()
            buffer.append(n)
            assert len(buffer) <= 2, "there are two slots"
        items.release()

def consume():
    for n in range(3):
        with mutex:
            items.acquire()
            assert buffer.pop(0) == n, "items come in the order in which they were made"
        slots.release()

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
