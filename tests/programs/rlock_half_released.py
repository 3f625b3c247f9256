# expect: deadlock
# Acquired twice, released once: it is still held when the thread ends.
from threading import Thread, RLock

lock = RLock()

def work():
    lock.acquire()
    lock.acquire()
    lock.release()

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
