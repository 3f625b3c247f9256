# expect: holds
from threading import Lock, RLock, Semaphore, Condition, Event, Barrier
from queue import Queue
from racecourse import Atomic, RWLock, choose

lock = Lock()
print(lock.acquire(), lock.acquire(blocking=False), lock.locked(), lock.release(), lock.locked())
rlock = RLock()
print(rlock.acquire(), rlock.acquire(), rlock.release(), rlock.release())
permits = Semaphore(2)
print(permits.acquire(), permits.acquire(), permits.acquire(blocking=False), permits.release())
event = Event()
print(event.is_set(), event.set(), event.wait(), event.clear(), event.is_set())
changed = Condition()
with changed:
    print(changed.wait_for(lambda: "ready"), changed.notify(), changed.notify_all())
print(Barrier(1).wait())
q = Queue(maxsize=2)
print(q.put(5), q.qsize(), q.empty(), q.full(), q.get(), q.empty())
value = Atomic(5)
print(value.load(), value.store(6), value.exchange(7), value.fetch_add(), value.fetch_add(n=-3))
print(value.compare_exchange(5, 9), value.load(), value.compare_exchange(expected=7, new=0))
rw = RWLock()
print(rw.acquire_read(), rw.acquire_read(), rw.release_read(), rw.release_read())
with rw.write():
    print(choose([4]))

# output:
# True False True None False
# True True None None
# True True False None
# False None True None False
# ready None None
# 0
# None 1 False False 5 True
# 5 None 6 7 8
# True 9 False
# None None None None
# 4
