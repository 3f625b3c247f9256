# expect: holds
from threading import Thread, Semaphore

counter = 0
mutex = Semaphore()

def increment():
    global counter
    mutex.acquire()
    counter += 1
    mutex.release()

threads = [Thread(target=increment) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 3
