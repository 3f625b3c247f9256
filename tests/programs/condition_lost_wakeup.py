# expect: deadlock
# A notify before the wait wakes nobody.
from threading import Thread, Condition

ready = Condition()

def wait():
    with ready:
        ready.wait()

def wake():
    with ready:
        ready.notify()

threads = [Thread(target=wait), Thread(target=wake)]
for t in threads: t.start()
for t in threads: t.join()
