# Peterson's lock for two threads that go round for ever.
from threading import Thread
from racecourse import Atomic

wants = [False, False]
turn = 0
inside = Atomic(0)

def work(me):
    global turn
    other = 1 - me
    while True:
        wants[me] = True
        turn = other
        while wants[other] and turn == other:
            pass
        assert inside.fetch_add(1) == 0
        inside.fetch_add(-1)
        wants[me] = False

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
