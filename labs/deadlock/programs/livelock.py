# expect: never finishes
# order: 6
# title: Livelock
# about: A transfer that cannot have the second lock gives the first one back and starts over. Both can do so for ever.
# goal: ends | Both transfers are done.
from threading import Thread, Lock

locks = [Lock(), Lock()]

def transfer(source, target):
    while True:
        locks[source].acquire()
        if locks[target].acquire(blocking=False):
            break
        locks[source].release()
    locks[target].release()
    locks[source].release()

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
