# expect: deadlock
from threading import Thread, Lock

forks = [Lock(), Lock()]

def dine(me):
    with forks[me]:
        with forks[(me + 1) % 2]:
            pass

threads = [Thread(target=dine, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
