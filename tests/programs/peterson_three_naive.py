# expect: fails assertion line 16 data race
from threading import Thread

wants = [False, False, False]
turn = 0
owner = None

def work(me):
    global turn, owner
    after = (me + 1) % 3
    wants[me] = True
    turn = after
    while (wants[after] or wants[(me + 2) % 3]) and turn == after:
        pass
    owner = me
    assert owner == me
    wants[me] = False

threads = [Thread(target=work, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
