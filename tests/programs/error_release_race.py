# expect: error line 11
# raises: RuntimeError
# Both may see the lock held, and both then release it.
from threading import Thread, Lock

lock = Lock()
lock.acquire()

def let_go():
    if lock.locked():
        lock.release()

threads = [Thread(target=let_go) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
