# Eight readers and four writers go round for ever; the first reader in and the last one out take the room for all.
from threading import Thread, Lock, Semaphore
from racecourse import Atomic

mutex = Lock()
room = Semaphore(1)
readers = 0
reading = Atomic(0)
writing = Atomic(0)

def read():
    global readers
    while True:
        with mutex:
            n = readers + 1
            readers = n
            if n == 1:
                room.acquire()
        reading.fetch_add(1)
        assert writing.load() == 0
        reading.fetch_add(-1)
        with mutex:
            n = readers - 1
            readers = n
            if n == 0:
                room.release()

def write():
    while True:
        with room:
            alone = writing.fetch_add(1)
            assert alone == 0 and reading.load() == 0
            writing.fetch_add(-1)

threads = [Thread(target=read) for _ in range(8)] + [Thread(target=write) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
