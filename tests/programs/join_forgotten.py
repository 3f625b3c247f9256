# expect: fails assertion line 12 data race
from threading import Thread

result = None

def work():
    global result
    result = 42

t = Thread(target=work)
t.start()
assert result == 42
