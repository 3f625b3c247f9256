# expect: fails data race
# order: 24
# title: A writer among readers
# about: The same book, but the writer takes the lock as a reader.
# goal: fails | A reader sees half a change.
from threading import Thread
from racecourse import RWLock

book = RWLock()
page = [0, 0]

def read():
    with book.read():
        assert page[0] == page[1], "half a change is visible"

def change():
    with book.read():
        page[0] += 1
        page[1] += 1

threads = [Thread(target=read), Thread(target=read), Thread(target=change)]
for t in threads: t.start()
for t in threads: t.join()
