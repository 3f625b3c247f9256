# expect: deadlock
# order: 14
# title: Upgrading
# about: Two threads read the price and, still reading, ask to write it.
# goal: deadlock | Each of them waits until the other stops reading.
from threading import Thread
from racecourse import RWLock

room = RWLock()
price = 0

def raise_price():
    global price
    with room.read():
        seen = price
        with room.write():
            price = seen + 1

threads = [Thread(target=raise_price) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert price == 2, "an update is lost"
