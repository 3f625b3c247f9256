# expect: deadlock
from threading import Thread
from queue import Queue

q = Queue(1)

def produce():
    q.put(1)
    q.put(2)

t = Thread(target=produce)
t.start()
t.join()
print(q.get(), q.get())
