# expect: holds
from threading import Thread, Semaphore

gate = Semaphore(0)
passed = [0, 0]

def walk(me):
    gate.acquire()
    passed[me] = 1

threads = [Thread(target=walk, args=(i,)) for i in range(2)]
for t in threads: t.start()
gate.release(2)
for t in threads: t.join()
assert passed == [1, 1]
assert not gate.acquire(blocking=False)
