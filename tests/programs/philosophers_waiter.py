# expect: holds
from threading import Thread, Lock, Semaphore

forks = [Lock() for _ in range(3)]
seats = Semaphore(2)

def dine(me):
    with seats:
        with forks[me]:
            with forks[(me + 1) % 3]:
                pass

threads = [Thread(target=dine, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
