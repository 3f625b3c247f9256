# expect: deadlock
# order: 11
# title: Look, then take
# about: Two consumers take an item only if the queue is not empty. They look in one step and take in another.
# goal: deadlock | A consumer waits for an item that the other one has taken.
from threading import Thread
from queue import Queue

buffer = Queue()
buffer.put("the last item")

def consume():
    if not buffer.empty():
        buffer.get()

threads = [Thread(target=consume) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
