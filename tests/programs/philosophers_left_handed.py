# expect: holds
from threading import Thread, Lock

forks = [Lock() for _ in range(3)]

def dine(first, second):
    with forks[first]:
        with forks[second]:
            pass

threads = [Thread(target=dine, args=(0, 1)), Thread(target=dine, args=(1, 2)),
           Thread(target=dine, kwargs={"first": 0, "second": 2})]
for t in threads: t.start()
for t in threads: t.join()
