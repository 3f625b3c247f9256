# expect: never finishes
# A thread spins alone; nobody will ever change what it looks at.
from threading import Thread

ready = False

def wait():
    while not ready:
        pass

t = Thread(target=wait)
t.start()
t.join()
