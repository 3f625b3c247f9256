# expect: fails assertion line 16 data race
# Each thread has a lock of its own, so neither keeps the other out.
from threading import Thread, Lock

counter = 0
locks = [Lock(), Lock()]

def increment(me):
    global counter
    with locks[me]:
        counter += 1

threads = [Thread(target=increment, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2
