# expect: fails assertion line 15 data race
from threading import Thread, Semaphore

counter = 0
mutex = Semaphore(2)

def increment():
    global counter
    with mutex:
        counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2
