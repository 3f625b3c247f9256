# expect: fails data race
# order: 6
# title: Peterson for three, naively
# about: Three threads. Each raises its flag and lets the next one go first.
# goal: fails | Two threads are inside at the same time.
from threading import Thread

wants = [False, False, False]
turn = 0
owner = None

def lock(me):
    global turn
    after = (me + 1) % 3
    wants[me] = True
    turn = after
    while (wants[after] or wants[(me + 2) % 3]) and turn == after:
        pass

def unlock(me):
    wants[me] = False

def work(me):
    global owner
    lock(me)
    owner = me
    assert owner == me, "two threads are inside"
    unlock(me)

threads = [Thread(target=work, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
