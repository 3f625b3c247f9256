# expect: deadlock
# order: 8
# title: One condition for both sides
# about: Producers and consumers wait in the same place, and notify wakes any one of them.
# goal: deadlock | A wake-up has gone to the wrong side, and everybody sleeps.
from threading import Thread, Condition

buffer = []
changed = Condition()

def put(n):
    with changed:
        while len(buffer) == 1:
            changed.wait()
        buffer.append(n)
        changed.notify()

def get():
    with changed:
        while not buffer:
            changed.wait()
        n = buffer.pop(0)
        changed.notify()
        return n

def produce():
    for n in range(2): put(n)

threads = [Thread(target=produce), Thread(target=get), Thread(target=get)]
for t in threads: t.start()
for t in threads: t.join()
assert not buffer, "an item has stayed behind"
