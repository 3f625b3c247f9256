# expect: deadlock
# A pulse may be over before the other thread looks.
from threading import Thread, Event

ready = Event()
t = Thread(target=ready.wait)
t.start()
ready.set()
ready.clear()
t.join()
