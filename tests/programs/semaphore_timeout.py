# expect: holds
# outcomes: False | True
from threading import Thread, Semaphore

permits = Semaphore(0)
t = Thread(target=permits.release)
t.start()
print(permits.acquire(timeout=1))
t.join()
