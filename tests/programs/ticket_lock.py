# expect: holds
from threading import Thread
from racecourse import Atomic

next_ticket = Atomic(0)
serving = Atomic(0)
owner = None

def work(me):
    global owner
    mine = next_ticket.fetch_add()
    while serving.load() != mine:
        pass
    owner = me
    assert owner == me
    serving.fetch_add(1)

threads = [Thread(target=work, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
