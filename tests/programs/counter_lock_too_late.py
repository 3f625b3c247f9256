# expect: fails assertion line 18
# Every access holds the lock, so there is no data race; the sum is stale all the same.
from threading import Thread, Lock

counter = 0
lock = Lock()

def increment():
    global counter
    with lock:
        read = counter
    with lock:
        counter = read + 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2
