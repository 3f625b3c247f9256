# expect: error line 8
# raises: ValueError
from threading import BoundedSemaphore

pool = BoundedSemaphore(2)
pool.acquire()
pool.release()
pool.release()
