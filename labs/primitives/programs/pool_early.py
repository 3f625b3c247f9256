# expect: fails
# order: 2
# title: The permit comes back first
# about: The same pool, but a client gives its permit back a moment before its connection.
# goal: fails | A client has a permit, and there is no connection for it.
from threading import Thread, Semaphore, Lock

permits = Semaphore(2)
mutex = Lock()
free = ["A", "B"]

def query():
    permits.acquire()
    with mutex:
        assert free, "a permit, but no connection"
        connection = free.pop()
    permits.release()
    with mutex:
        free.append(connection)

threads = [Thread(target=query) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
