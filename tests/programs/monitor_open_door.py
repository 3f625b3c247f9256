# expect: fails assertion line 21 data race
# One method forgets the lock, and so the other's is of no use.
from threading import Thread, Lock

class Counter:
    def __init__(self):
        self.lock = Lock()
        self.value = 0

    def up(self):
        with self.lock:
            self.value += 1

    def down(self):
        self.value -= 1

counter = Counter()
threads = [Thread(target=counter.up), Thread(target=counter.down)]
for t in threads: t.start()
for t in threads: t.join()
assert counter.value == 0
