# expect: fails
# order: 16
# title: Try to lock
# about: try_lock takes the lock if it is free and says whether it did. It is not written yet.
from threading import Thread
from racecourse import Atomic

taken = Atomic(False)
entered = Atomic(0)
owner = None

def try_lock():
    pass

def unlock():
    taken.store(False)

def work(me):
    global owner
    if try_lock():
        owner = me
        assert owner == me, "two threads are inside"
        entered.fetch_add(1)
        unlock()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert entered.load() >= 1, "the lock was free, and nobody got it"
assert try_lock(), "the lock is free again, and nobody gets it"
