# expect: error line 8
# raises: RuntimeError
from threading import Thread, RLock

lock = RLock()

def intrude():
    lock.release()

lock.acquire()
t = Thread(target=intrude)
t.start()
t.join()
