# expect: holds
# order: 2
# title: No mutual exclusion
# about: The balances are atomics, so nobody needs to be kept out and nobody waits.
# goal: ends | Both transfers are done.
from threading import Thread
from racecourse import Atomic

balance = [Atomic(10), Atomic(10)]

def transfer(source, target):
    balance[source].fetch_add(-1)
    balance[target].fetch_add(1)

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance[0].load() == 10, "money has appeared or vanished"
assert balance[1].load() == 10, "money has appeared or vanished"
