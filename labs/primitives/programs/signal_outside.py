# expect: deadlock data race
# order: 9
# title: Looking before locking
# about: The reader looks whether the report is there, then takes the lock and waits.
# goal: deadlock | The report is there, and its reader sleeps for ever.
from threading import Thread, Condition

ready = Condition()
report = None

def read():
    if report is None:
        with ready:
            ready.wait()
    with ready:
        assert report == 42, "there is nothing to read"

def write():
    global report
    with ready:
        report = 42
        ready.notify()

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
