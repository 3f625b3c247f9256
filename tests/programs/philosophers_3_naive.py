# expect: deadlock
from threading import Thread, Lock

forks = [Lock() for _ in range(3)]

def dine(me):
    with forks[me]:
        with forks[(me + 1) % 3]:
            pass

threads = [Thread(target=dine, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
