# expect: holds
# order: 10
# title: The queue of the library
# about: put waits while the queue is full, get waits while it is empty. Each is one step.
# goal: ends | Every item has arrived.
from threading import Thread
from queue import Queue

buffer = Queue(maxsize=2)

def produce():
    for n in range(4):
        buffer.put(n)

def consume():
    for n in range(4):
        assert buffer.get() == n, "items come in the order in which they were made"

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
