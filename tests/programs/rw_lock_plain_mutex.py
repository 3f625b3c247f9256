# expect: deadlock
# A mutex that passes for a read-write lock: the readers never overlap.
from threading import Thread, Lock, Barrier

rw = Lock()
both = Barrier(2)

def read():
    with rw:
        both.wait()

threads = [Thread(target=read) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
