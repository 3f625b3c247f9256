# expect: holds data race
# order: 7
# title: The filter lock
# about: Peterson for any number of threads: at each level the last one to come has to wait for the others.
# goal: ends | All threads have been inside, one after the other.
from threading import Thread

N = 3
level = [0] * N
last = [0] * N

def others_at(me, floor):
    for k in range(N):
        if k != me and level[k] >= floor:
            return True
    return False

def lock(me):
    for floor in range(1, N):
        level[me] = floor
        last[floor] = me
        while last[floor] == me and others_at(me, floor):
            pass

def unlock(me):
    level[me] = 0

owner = None

def work(me):
    global owner
    lock(me)
    owner = me
    assert owner == me, "two threads are inside"
    unlock(me)

threads = [Thread(target=work, args=(i,)) for i in range(N)]
for t in threads: t.start()
for t in threads: t.join()
