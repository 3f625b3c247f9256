# expect: deadlock
# order: 8
# title: A signal that nobody hears
# about: The reader waits for a signal, without looking whether the report is there already.
# goal: deadlock | The report is there, and its reader sleeps for ever.
from threading import Thread, Condition

ready = Condition()
report = None

def read():
    with ready:
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
