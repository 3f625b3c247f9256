# expect: holds
# order: 10
# title: One look, one signal
# about: The reader looks with the lock in hand, and waits if there is no report.
# goal: ends | The report has been read.
from threading import Thread, Condition

ready = Condition()
report = None

def read():
    with ready:
        if report is None:
            ready.wait()
        assert report == 42, "there is nothing to read"

def write():
    global report
    with ready:
        report = 42
        ready.notify()

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
