# expect: deadlock
# order: 1
# title: Two locks, opposite order
# about: Two transfers between the same two accounts. Each locks the account it takes from, then the one it gives to.
# goal: deadlock | Both transfers wait for ever, each for the lock of the other.
from threading import Thread, Lock

locks = [Lock(), Lock()]
balance = [10, 10]

def transfer(source, target):
    with locks[source]:
        with locks[target]:
            balance[source] -= 1
            balance[target] += 1

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance == [10, 10], "money has appeared or vanished"
