# expect: holds
from threading import Thread, RLock

lock = RLock()
counter = 0

def add():
    global counter
    with lock:
        counter += 1

def add_twice():
    with lock:
        add()
        add()

threads = [Thread(target=add_twice) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 4
