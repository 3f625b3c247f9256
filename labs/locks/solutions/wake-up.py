from threading import Thread, Condition
from racecourse import Atomic

word = Atomic(0)
kernel = Condition()
owner = None

def futex_wait(expected):
    with kernel:
        if word.load() == expected:
            kernel.wait()

def futex_wake():
    with kernel:
        kernel.notify()

def lock():
    if word.compare_exchange(0, 1):
        return
    while word.exchange(2) != 0:
        futex_wait(2)

def unlock():
    if word.exchange(0) == 2:
        futex_wake()

def work(me):
    global owner
    lock()
    owner = me
    assert owner == me, "two threads are inside"
    unlock()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
