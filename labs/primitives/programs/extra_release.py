# expect: fails
# order: 3
# title: One release too many
# about: One permit guards a room. Who waits too long gives up, and still gives back a permit.
# goal: fails | Two threads are in the room at the same time.
from threading import Thread, Semaphore

permit = Semaphore(1)
owner = None

def work(me):
    global owner
    if permit.acquire(timeout=1):
        owner = me
        assert owner == me, "two threads are inside"
    permit.release()

threads = [Thread(target=work, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
