# expect: holds
# order: 17
# title: Look again
# about: The first one who finds the price missing sets it. After asking to write, each looks again.
# goal: ends | The price was set once.
from threading import Thread
from racecourse import RWLock

room = RWLock()
price = None
times = 0

def price_now():
    global price, times
    with room.read():
        missing = price is None
    if missing:
        with room.write():
            if price is None:
                price = 5
                times += 1

threads = [Thread(target=price_now) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert times == 1, "the price was set twice"
