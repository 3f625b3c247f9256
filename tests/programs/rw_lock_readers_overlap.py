# expect: holds
# Both readers must be inside at once to pass the barrier.
from threading import Thread, Barrier
from racecourse import RWLock

rw = RWLock()
both = Barrier(2)

def read():
    with rw.read():
        both.wait()

threads = [Thread(target=read) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
