# expect: holds
from threading import Thread, Semaphore

arrived = [Semaphore(0), Semaphore(0)]
first = [0, 0]

def work(me):
    first[me] = 1
    arrived[me].release()
    arrived[1 - me].acquire()
    assert first[1 - me] == 1

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
