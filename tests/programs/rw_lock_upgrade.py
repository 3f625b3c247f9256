# expect: deadlock
# A reader that wants to write waits for itself to leave.
from racecourse import RWLock

rw = RWLock()
rw.acquire_read()
rw.acquire_write()
print("never here")
