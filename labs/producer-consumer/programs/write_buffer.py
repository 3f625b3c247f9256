# expect: deadlock
# order: 16
# title: Write the buffer
# about: One slot, two producers, two consumers. get is there. How put waits is yours to write.
from threading import Thread, Lock, Condition

buffer = []
used = []
lock = Lock()
not_full = Condition(lock)
not_empty = Condition(lock)

def put(n):
    pass

def get():
    with lock:
        while not buffer:
            not_empty.wait()
        assert len(buffer) == 1, "there is one slot"
        used.append(buffer.pop(0))
        not_full.notify()

threads = [Thread(target=put, args=(n,)) for n in (1, 2)] + [Thread(target=get), Thread(target=get)]
for t in threads: t.start()
for t in threads: t.join()
assert sum(used) == 3, "an item is lost"
