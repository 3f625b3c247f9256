# expect: holds
# order: 28
# title: Asking again and again
# about: The reader looks at a flag until it is up. It never sleeps.
# goal: ends | The report has been read.
from threading import Thread
from racecourse import Atomic

ready = Atomic(False)
report = None

def read():
    while not ready.load():
        pass
    assert report == 42, "there is nothing to read"

def write():
    global report
    report = 42
    ready.store(True)

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
