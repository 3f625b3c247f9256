# expect: fails data race
# order: 1
# title: A naive flag
# about: Wait until the flag is down, raise it, go in. Looking and raising are two steps.
# goal: fails | Both threads are inside at the same time.
from threading import Thread

busy = False
owner = None

def lock():
    global busy
    while busy:
        pass
    busy = True

def unlock():
    global busy
    busy = False

def work(me):
    global owner
    lock()
    owner = me
    assert owner == me, "two threads are inside"
    unlock()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
