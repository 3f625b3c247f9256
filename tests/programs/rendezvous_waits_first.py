# expect: deadlock
# Each waits for the other before it says that it has arrived.
from threading import Thread, Semaphore

arrived = [Semaphore(0), Semaphore(0)]

def work(me):
    arrived[1 - me].acquire()
    arrived[me].release()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
