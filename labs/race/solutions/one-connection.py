from threading import Thread, Lock

connection = None
opened = 0
lock = Lock()

def connect():
    global connection, opened
    with lock:
        if connection is None:
            opened += 1
            connection = "open"

threads = [Thread(target=connect) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert opened == 1, "the connection is opened twice"
