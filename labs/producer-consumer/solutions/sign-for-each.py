from threading import Thread
from queue import Queue

buffer = Queue(maxsize=2)
used = Queue()

def produce():
    for n in (1, 2):
        buffer.put(n)
    buffer.put(None)

def consume():
    while True:
        n = buffer.get()
        if n is None:
            buffer.put(None)
            break
        used.put(n)

threads = [Thread(target=produce), Thread(target=consume), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
assert used.get() + used.get() == 3, "an item has not been used"
