# expect: holds
# outcomes: 1 | 2
from threading import Thread, Lock
from racecourse import Atomic

lock = Lock()
entered = Atomic(0)

def work():
    if lock.acquire(blocking=False):
        entered.fetch_add()
        lock.release()

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(entered.load())
