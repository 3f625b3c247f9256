# expect: holds
# outcomes: [1, 2] | [2, 1]
from threading import Thread, Lock
from time import sleep

lock = Lock()
out = []

def put(n):
    sleep(n - 1)
    with lock:
        out.append(n)

threads = [Thread(target=put, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
print(out)
