# expect: fails invariant data race
# The flag is looked at and raised in two steps, so both may come inside.
from threading import Thread
from racecourse import Atomic, invariant

inside = Atomic(0)
busy = False

@invariant
def at_most_one_inside():
    return inside.load() <= 1

def work():
    global busy
    if not busy:
        busy = True
        inside.fetch_add(1)
        inside.fetch_add(-1)
        busy = False

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
