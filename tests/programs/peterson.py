# expect: holds data race
from threading import Thread

wants = [False, False]
turn = 0
owner = None

def work(me):
    global turn, owner
    other = 1 - me
    wants[me] = True
    turn = other
    while wants[other] and turn == other:
        pass
    owner = me
    assert owner == me
    wants[me] = False

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
