# expect: holds
# outcomes: 3
from threading import Thread
from queue import Queue

q = Queue()
total = 0

def consume():
    global total
    for _ in range(2):
        total += q.get()
        q.task_done()

t = Thread(target=consume)
t.start()
q.put(1)
q.put(2)
q.join()
print(total)
t.join()
