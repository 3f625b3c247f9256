from threading import Thread

wants = [False, False]
turn = 0
owner = None

def lock(me):
    global turn
    other = 1 - me
    wants[me] = True
    turn = other
    while wants[other] and turn == other:
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
