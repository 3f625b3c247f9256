# expect: holds
# order: 9
# title: One condition, everybody woken
# about: The same with notify_all: everybody is woken, looks, and all but one go back to sleep.
# goal: ends | Every item has arrived.
from threading import Thread, Condition

buffer = []
changed = Condition()

def put(n):
    with changed:
        while len(buffer) == 1:
            changed.wait()
        buffer.append(n)
        changed.notify_all()

def get():
    with changed:
        while not buffer:
            changed.wait()
        n = buffer.pop(0)
        changed.notify_all()
        return n

def produce():
    for n in range(2): put(n)

threads = [Thread(target=produce), Thread(target=get), Thread(target=get)]
for t in threads: t.start()
for t in threads: t.join()
assert not buffer, "an item has stayed behind"
