# expect: holds
# outcomes: 1 2 | 2 1
from threading import Thread
from queue import Queue

q = Queue()
threads = [Thread(target=q.put, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
a = q.get()
b = q.get()
print(a, b)
for t in threads: t.join()
assert q.empty() and q.qsize() == 0
