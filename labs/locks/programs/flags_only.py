# expect: never finishes data race
# order: 3
# title: Flags only
# about: Each thread raises its own flag first, and then waits until the other one is down.
# goal: when wants == [True, True] | Both flags are up. From here on nobody gets in.
from threading import Thread

wants = [False, False]
owner = None

def lock(me):
    wants[me] = True
    while wants[1 - me]:
        pass

def unlock(me):
    wants[me] = False

def work(me):
    global owner
    lock(me)
    owner = me
    assert owner == me, "two threads are inside"
    unlock(me)

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
