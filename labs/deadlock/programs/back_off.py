# expect: never finishes
# order: 7
# title: Back off at random
# about: The same, but after a failure each one throws a coin and may let the other go first.
# goal: ends | Both transfers are done.
from threading import Thread, Lock
from racecourse import choose
import time

locks = [Lock(), Lock()]

def transfer(source, target):
    while True:
        locks[source].acquire()
        if locks[target].acquire(blocking=False):
            break
        locks[source].release()
        time.sleep(choose([0, 1]))
    locks[target].release()
    locks[source].release()

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
