# expect: fails assertion line 16 data race
from threading import Thread
from racecourse import RWLock

rw = RWLock()
counter = 0

def increment():
    global counter
    with rw.read():
        counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2
