# expect: holds
from threading import Thread, Lock, Semaphore

mutex = Lock()
gate = Semaphore(0)
arrived = 0

def work():
    global arrived
    with mutex:
        arrived += 1
        if arrived == 2:
            gate.release()
    gate.acquire()
    gate.release()
    assert arrived == 2

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
