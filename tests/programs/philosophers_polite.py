# expect: never finishes
# Both take, both fail, both put down, for ever: livelock.
from threading import Thread, Lock

forks = [Lock(), Lock()]

def dine(me):
    fed = False
    while not fed:
        forks[me].acquire()
        if forks[1 - me].acquire(blocking=False):
            fed = True
            forks[1 - me].release()
        forks[me].release()

threads = [Thread(target=dine, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
