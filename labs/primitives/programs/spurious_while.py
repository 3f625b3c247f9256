# expect: holds
# order: 13
# title: Woken for no reason, another look
# about: The same disturbance, but a reader who finds no report waits again.
# goal: ends | The report has been read.
from threading import Thread, Condition

ready = Condition()
report = None

def read():
    with ready:
        while report is None:
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
