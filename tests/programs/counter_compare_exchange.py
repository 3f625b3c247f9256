# expect: holds
# outcomes: 2
from threading import Thread
from racecourse import Atomic

counter = Atomic(0)

def increment():
    old = counter.load()
    while not counter.compare_exchange(old, old + 1):
        old = counter.load()

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter.load())
