# expect: fails assertion line 14 data race
# Both may find the flag down before either raises it.
from threading import Thread

busy = False
owner = None

def work(me):
    global busy, owner
    while busy:
        pass
    busy = True
    owner = me
    assert owner == me
    busy = False

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
