# expect: fails
# order: 12
# title: Woken for no reason, one look
# about: A third thread notifies without any news: to the reader it is a spurious wake-up.
# goal: fails | Woken for no reason, the reader finds nothing.
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

def disturb():
    with ready:
        ready.notify()

threads = [Thread(target=read), Thread(target=write), Thread(target=disturb)]
for t in threads: t.start()
for t in threads: t.join()
