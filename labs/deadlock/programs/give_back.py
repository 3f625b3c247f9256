# expect: holds
# order: 4
# title: Preemption
# about: A transfer that cannot have the second lock at once gives the first one back, and asks again in the order of the numbers.
# goal: ends | Both transfers are done.
from threading import Thread, Lock

locks = [Lock(), Lock()]
balance = [10, 10]

def transfer(source, target):
    locks[source].acquire()
    if not locks[target].acquire(blocking=False):
        locks[source].release()
        locks[min(source, target)].acquire()
        locks[max(source, target)].acquire()
    balance[source] -= 1
    balance[target] += 1
    locks[target].release()
    locks[source].release()

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance == [10, 10], "money has appeared or vanished"
