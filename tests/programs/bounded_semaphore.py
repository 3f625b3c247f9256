# expect: holds
from threading import Thread, BoundedSemaphore

pool = BoundedSemaphore(1)
used = 0

def work():
    global used
    with pool:
        used += 1

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert used == 2
