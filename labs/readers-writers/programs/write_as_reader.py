# expect: fails data race
# order: 6
# title: Writing as a reader
# about: Two threads add 1 while they hold the lock for reading.
# goal: fails | An update is lost.
from threading import Thread
from racecourse import RWLock

room = RWLock()
visits = 0

def visit():
    global visits
    with room.read():
        visits += 1

threads = [Thread(target=visit) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert visits == 2, "a visit is lost"
