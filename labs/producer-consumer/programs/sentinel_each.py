# expect: holds
# order: 14
# title: A sign for each
# about: The producer puts as many signs as there are consumers, behind the last item.
# goal: ends when first == 2 | The second item is used first.
from threading import Thread
from queue import Queue

buffer = Queue(maxsize=2)
used = Queue()

def produce():
    for n in (1, 2):
        buffer.put(n)
    for _ in range(2):
        buffer.put(None)

def consume():
    while True:
        n = buffer.get()
        if n is None:
            break
        used.put(n)

threads = [Thread(target=produce), Thread(target=consume), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
first = used.get()
second = used.get()
assert first + second == 3, "an item has not been used"
