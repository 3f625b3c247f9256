# expect: error
# order: 7
# title: A monitor with if
# about: Who was woken does not look again.
# goal: error | A consumer that was woken finds the buffer empty.
from threading import Thread, Lock, Condition

buffer = []
lock = Lock()
not_full = Condition(lock)
not_empty = Condition(lock)

def put(n):
    with lock:
        if len(buffer) == 1:
            not_full.wait()
        buffer.append(n)
        not_empty.notify()

def get():
    with lock:
        if not buffer:
            not_empty.wait()
        n = buffer.pop(0)
        not_full.notify()
        return n

def produce():
    for n in range(2): put(n)

threads = [Thread(target=produce), Thread(target=get), Thread(target=get)]
for t in threads: t.start()
for t in threads: t.join()
assert not buffer, "an item has stayed behind"
