# expect: holds
# outcomes: 4
from threading import Thread, Lock

counter = 0
lock = Lock()

def increment(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1

threads = [Thread(target=increment, args=(2,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
assert counter == 4
