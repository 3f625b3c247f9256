# expect: deadlock
# Acquired twice, released once: it is still held when the thread ends. Both threads are there before one of them ends,
# because CPython may give a new thread the identity of an ended one, and with it what that one holds.
from threading import Thread, RLock, Barrier

lock = RLock()
both = Barrier(2)

def work():
    both.wait()
    lock.acquire()
    lock.acquire()
    lock.release()

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
