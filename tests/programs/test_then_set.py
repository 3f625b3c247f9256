# expect: fails assertion line 15 data race
# Looking and taking are two steps here.
from threading import Thread
from racecourse import Atomic

taken = Atomic(False)
owner = None

def work(me):
    global owner
    while taken.load():
        pass
    taken.store(True)
    owner = me
    assert owner == me
    taken.store(False)

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
