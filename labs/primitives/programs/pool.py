# expect: holds
# order: 1
# title: A pool of two
# about: Three clients share two connections. There is a permit for each connection that is free.
# goal: ends | Every client has had a connection.
from threading import Thread, Semaphore, Lock

permits = Semaphore(2)
mutex = Lock()
free = ["A", "B"]

def query():
    permits.acquire()
    with mutex:
        assert free, "a permit, but no connection"
        connection = free.pop()
    with mutex:
        free.append(connection)
    permits.release()

threads = [Thread(target=query) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
