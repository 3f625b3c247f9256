from threading import Thread
from queue import Queue

buffer = Queue(maxsize=4)
used = []

def produce(n):
    buffer.put(n)

def consume():
    while True:
        n = buffer.get()
        if n is None:
            break
        used.append(n)

producers = [Thread(target=produce, args=(n,)) for n in (1, 2)]
consumer = Thread(target=consume)
for t in producers: t.start()
consumer.start()
for t in producers: t.join()
buffer.put(None)
consumer.join()
assert sum(used) == 3, "an item has not been used"
