# expect: holds
# outcomes: 1 | 2
from threading import Thread
from racecourse import Atomic

counter = Atomic(0)

def increment():
    counter.store(counter.load() + 1)

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter.load())
