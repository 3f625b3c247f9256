# expect: error line 11
# raises: IndexError
# Whoever comes second finds nothing left.
from threading import Thread, Lock

jobs = ["only one"]
lock = Lock()

def work():
    with lock:
        print(jobs.pop())

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
