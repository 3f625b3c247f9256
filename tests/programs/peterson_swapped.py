# expect: fails assertion line 17 data race
# The turn is given away before the flag is up: the other may pass in between.
from threading import Thread

wants = [False, False]
turn = 0
owner = None

def work(me):
    global turn, owner
    other = 1 - me
    turn = other
    wants[me] = True
    while wants[other] and turn == other:
        pass
    owner = me
    assert owner == me
    wants[me] = False

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
