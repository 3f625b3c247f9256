# expect: error line 8
# raises: RuntimeError
from threading import Lock

lock = Lock()
with lock:
    print(lock.locked())
lock.release()
