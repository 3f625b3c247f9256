# expect: error line 6
# raises: RuntimeError
from threading import Condition

ready = Condition()
ready.notify()
