# expect: error line 8
# raises: RuntimeError
from racecourse import RWLock

rw = RWLock()
rw.acquire_write()
rw.release_write()
rw.release_read()
