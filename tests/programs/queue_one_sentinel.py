# expect: deadlock
# Two consumers, one sign to stop.
from threading import Thread
from queue import Queue

q = Queue()

def consume():
    while q.get() != "stop":
        pass

threads = [Thread(target=consume) for _ in range(2)]
for t in threads: t.start()
q.put("stop")
for t in threads: t.join()
