# expect: holds data race
from threading import Thread

wants = [False, False]
turn = 0
owner = None

def work(me):
    global turn, owner
    other = 1 - me
    wants[me] = True
    while wants[other]:
        if turn == other:
            wants[me] = False
            while turn == other:
                pass
            wants[me] = True
    owner = me
    assert owner == me
    turn = other
    wants[me] = False

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
