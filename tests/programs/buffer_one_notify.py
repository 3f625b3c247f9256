# expect: deadlock
# One condition for both sides: a consumer's notify may wake a consumer, and is lost.
from threading import Thread, Condition

buffer = []
changed = Condition()

def produce():
    for n in range(2):
        with changed:
            while len(buffer) == 1:
                changed.wait()
            buffer.append(n)
            changed.notify()

def consume():
    with changed:
        while not buffer:
            changed.wait()
        buffer.pop()
        changed.notify()

threads = [Thread(target=produce), Thread(target=consume), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
