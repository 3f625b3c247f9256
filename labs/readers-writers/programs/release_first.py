# expect: fails
# order: 16
# title: Let go, then write
# about: They stop reading before they ask to write, and write what they have seen before.
# goal: fails | An update is lost.
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
