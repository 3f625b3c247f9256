# expect: holds
# The exchange orders the accesses to owner, so they do not race.
from threading import Thread
from racecourse import Atomic

taken = Atomic(False)
owner = None

def work(me):
    global owner
    while taken.exchange(True):
        pass
    owner = me
    assert owner == me
    taken.store(False)

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
