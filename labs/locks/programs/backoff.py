# expect: holds
# order: 10
# title: With backoff
# about: Who loses a grab sleeps before the next one, and twice as long after another loss.
# goal: ends | Both threads have been inside, one after the other.
from threading import Thread
from time import sleep
from racecourse import Atomic

LONGEST = 4

taken = Atomic(False)
owner = None

def lock():
    pause = 1
    while taken.load() or taken.exchange(True):
        sleep(pause)
        pause = min(2 * pause, LONGEST)

def unlock():
    taken.store(False)

def work(me):
    global owner
    lock()
    owner = me
    assert owner == me, "two threads are inside"
    unlock()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
