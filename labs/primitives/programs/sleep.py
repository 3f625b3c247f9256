# expect: holds
# order: 29
# title: Sleeping until told
# about: The reader waits for an event. It has nothing to do until the event is set.
# goal: ends | The report has been read.
from threading import Thread, Event

ready = Event()
report = None

def read():
    ready.wait()
    assert report == 42, "there is nothing to read"

def write():
    global report
    report = 42
    ready.set()

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
