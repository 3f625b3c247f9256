# expect: holds
# order: 10
# title: Wait or die
# about: Transaction 0 is the older one. The older waits for a lock; the younger one undoes its work, gives back, and starts over.
# goal: ends | Both transactions are committed.
from threading import Thread, Lock, Event

locks = [Lock(), Lock()]
balance = [10, 10]
committed = [Event(), Event()]

def transaction(age, source, target):
    while True:
        locks[source].acquire()
        balance[source] -= 1
        older = age == 0
        if locks[target].acquire(blocking=older):
            break
        balance[source] += 1
        locks[source].release()
        committed[0].wait()
    balance[target] += 1
    locks[target].release()
    locks[source].release()
    committed[age].set()

threads = [Thread(target=transaction, args=(0, 0, 1)),
           Thread(target=transaction, args=(1, 1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance == [10, 10], "money has appeared or vanished"
