# expect: holds
# A Lock has no owner: one thread may release what another acquired.
from threading import Thread, Lock

lock = Lock()
lock.acquire()
t = Thread(target=lock.release)
t.start()
lock.acquire()
t.join()
assert lock.locked()
