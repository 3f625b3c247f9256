# expect: deadlock
# The gate opens for one, who forgets to hold it open for the next.
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

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
