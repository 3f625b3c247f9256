from threading import Thread, Lock

locks = [Lock(), Lock()]

def transfer(source, target):
    locks[source].acquire()
    if locks[target].acquire(blocking=False):
        pass
    else:
        locks[source].release()
        locks[min(source, target)].acquire()
        locks[max(source, target)].acquire()
    locks[target].release()
    locks[source].release()

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
