from threading import Thread, Lock

seats = 1
sold = []
lock = Lock()

def book(name):
    global seats
    with lock:
        if seats > 0:
            seats -= 1
            sold.append(name)

threads = [Thread(target=book, args=(name,)) for name in ("Ada", "Grace")]
for t in threads: t.start()
for t in threads: t.join()
assert len(sold) == 1, "the seat is sold twice"
