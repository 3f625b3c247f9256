# expect: holds
from threading import Thread, Lock
from racecourse import Atomic, invariant

inside = Atomic(0)
lock = Lock()

@invariant
def at_most_one_inside():
    return inside.load() <= 1

def work():
    with lock:
        inside.fetch_add(1)
        inside.fetch_add(-1)

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
