# expect: holds
# order: 9
# title: Test-and-test-and-set
# about: Look first, grab only when the lock seems free. Who loses the grab looks again.
# goal: ends | Both threads have been inside, one after the other.
from threading import Thread
from racecourse import Atomic

taken = Atomic(False)
owner = None

def lock():
    while True:
        while taken.load():
            pass
        if not taken.exchange(True):
            return

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
