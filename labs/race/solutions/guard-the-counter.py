from threading import Thread, Lock

counter = 0
lock = Lock()

def increment():
    global counter
    with lock:
        counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2, "an update is lost"
