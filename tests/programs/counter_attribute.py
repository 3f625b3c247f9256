# expect: fails assertion line 15 data race
from threading import Thread

class Shared:
    def __init__(self):
        self.hits = 0

    def hit(self):
        self.hits += 1

shared = Shared()
threads = [Thread(target=shared.hit) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert shared.hits == 2
