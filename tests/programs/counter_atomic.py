# expect: holds
# outcomes: 4
from threading import Thread
from racecourse import Atomic

counter = Atomic(0)

def increment():
    for _ in range(2):
        counter.fetch_add()

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter.load())
