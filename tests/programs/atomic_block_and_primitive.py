# expect: holds
# outcomes: 11 | 20
# No fetch_add can fall between the load and the store.
from threading import Thread
from racecourse import Atomic, atomic

value = Atomic(1)

def times_ten():
    with atomic:
        value.store(value.load() * 10)

threads = [Thread(target=times_ten), Thread(target=value.fetch_add)]
for t in threads: t.start()
for t in threads: t.join()
print(value.load())
