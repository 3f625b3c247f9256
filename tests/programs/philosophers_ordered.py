# expect: holds
from threading import Thread, Lock

forks = [Lock() for _ in range(3)]

def dine(me):
    left = me
    right = (me + 1) % 3
    with forks[min(left, right)]:
        with forks[max(left, right)]:
            pass

threads = [Thread(target=dine, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
