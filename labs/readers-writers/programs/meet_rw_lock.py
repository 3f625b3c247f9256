# expect: holds
# order: 5
# title: Do readers meet? A read-write lock
# about: The same two readers, with a read-write lock.
# goal: ends | The readers have met inside.
from threading import Thread, Barrier
from racecourse import RWLock

room = RWLock()
both_inside = Barrier(2)

def read():
    with room.read():
        both_inside.wait()

threads = [Thread(target=read) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
