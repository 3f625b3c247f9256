# expect: holds
# outcomes: False False | True True | False True
from threading import Thread, Event

ready = Event()
t = Thread(target=ready.set)
t.start()
waited = ready.wait(timeout=1)
print(waited, ready.is_set())
t.join()
