# expect: holds
from threading import Thread, Lock, Condition

buffer = []
lock = Lock()
not_empty = Condition(lock)
not_full = Condition(lock)

def produce():
    for n in range(2):
        with not_full:
            not_full.wait_for(lambda: len(buffer) < 1)
            buffer.append(n)
            not_empty.notify()

def consume():
    for n in range(2):
        with not_empty:
            not_empty.wait_for(lambda: len(buffer) > 0)
            assert buffer.pop(0) == n
            not_full.notify()

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
