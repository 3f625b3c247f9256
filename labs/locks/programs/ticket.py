# expect: holds
# order: 11
# title: The ticket lock
# about: Draw a number and wait until it is called.
# goal: ends | Both threads have been inside, one after the other.
from threading import Thread
from racecourse import Atomic

next_ticket = Atomic(0)
serving = Atomic(0)
owner = None

def lock():
    mine = next_ticket.fetch_add(1)
    while serving.load() != mine:
        pass

def unlock():
    serving.fetch_add(1)

def work(me):
    global owner
    lock()
    owner = me
    assert owner == me, "two threads are inside"
    unlock()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
