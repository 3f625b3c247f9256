# expect: holds
from threading import Thread
from racecourse import RWLock

rw = RWLock()
page = [0, 0]

def read():
    with rw.read():
        assert page[0] == page[1]

def write():
    rw.acquire_write()
    page[0] += 1
    page[1] += 1
    rw.release_write()

threads = [Thread(target=read), Thread(target=write), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
assert page == [2, 2]
