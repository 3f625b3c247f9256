from threading import Thread, Lock, Semaphore

buffer = []
mutex = Lock()
slots = Semaphore(2)
items = Semaphore(0)

def produce():
    for n in range(3):
        slots.acquire()
        with mutex:
            buffer.append(n)
            assert len(buffer) <= 2, "there are two slots"
        items.release()

def consume():
    for n in range(3):
        items.acquire()
        with mutex:
            assert buffer.pop(0) == n, "items come in the order in which they were made"
        slots.release()

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
