# expect: holds
# order: 23
# title: Readers and a writer
# about: Two readers may read at once. The writer is alone while it changes both numbers.
# goal: ends | Everybody has read or written.
from threading import Thread
from racecourse import RWLock

book = RWLock()
page = [0, 0]

def read():
    with book.read():
        assert page[0] == page[1], "half a change is visible"

def change():
    with book.write():
        page[0] += 1
        page[1] += 1

threads = [Thread(target=read), Thread(target=read), Thread(target=change)]
for t in threads: t.start()
for t in threads: t.join()
