# expect: holds
# order: 8
# title: Test-and-set
# about: One step raises the flag and says whether it was up before.
# goal: ends | Both threads have been inside, one after the other.
from threading import Thread
from racecourse import Atomic

taken = Atomic(False)
owner = None

def lock():
    while taken.exchange(True):
        pass

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
