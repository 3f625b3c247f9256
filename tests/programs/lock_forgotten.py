# expect: deadlock
# An early return leaves the lock held.
from threading import Thread, Lock

lock = Lock()
count = 0

def work():
    global count
    lock.acquire()
    if count == 1:
        return
    count += 1
    lock.release()

threads = [Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
