# expect: never finishes
# order: 30
# title: Asking each other
# about: Each thread looks until the other one has arrived, and only then says that it has.
from threading import Thread
from racecourse import Atomic

arrived = [Atomic(False), Atomic(False)]

def work(me):
    other = 1 - me
    while not arrived[other].load():
        pass
    arrived[me].store(True)

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
