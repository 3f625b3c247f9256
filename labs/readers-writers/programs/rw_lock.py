# expect: holds
# order: 2
# title: A read-write lock
# about: Many readers or one writer. The page is never half written when somebody reads it.
# goal: ends | Everybody has been in.
from threading import Thread
from racecourse import RWLock

room = RWLock()
page = [0, 0]

def read():
    with room.read():
        assert page[0] == page[1], "half of a page"

def write():
    with room.write():
        page[0] += 1
        page[1] += 1

threads = [Thread(target=read), Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
