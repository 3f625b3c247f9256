from threading import Thread
from racecourse import RWLock

room = RWLock()
price = 0

def raise_price():
    global price
    with room.write():
        seen = price
        price = seen + 1

threads = [Thread(target=raise_price) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert price == 2, "an update is lost"
