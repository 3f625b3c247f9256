# expect: holds
from threading import Thread, Semaphore
from racecourse import Atomic

seats = Semaphore(2)
inside = Atomic(0)

def visit():
    with seats:
        assert inside.fetch_add() < 2
        inside.fetch_add(-1)

threads = [Thread(target=visit) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
