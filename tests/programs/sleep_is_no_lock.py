# expect: fails assertion line 15 data race
# However long the sleep, nothing promises that the other thread has run.
import time
from threading import Thread

result = None

def work():
    global result
    result = 42

t = Thread(target=work)
t.start()
time.sleep(1)
assert result == 42
