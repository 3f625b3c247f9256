# expect: deadlock
# order: 18
# title: Reading twice
# about: A reader that is inside asks to read once more. The lock has a turnstile, and a writer comes by.
# goal: deadlock | The reader waits behind a writer that waits for the reader.
from threading import Thread, Lock

turnstile = Lock()
mutex = Lock()
room = Lock()
readers = 0
page = [0, 0]

def start_read():
    global readers
    with turnstile:
        with mutex:
            readers += 1
            if readers == 1:
                room.acquire()

def stop_read():
    global readers
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()

def read():
    start_read()
    start_read()
    assert page[0] == page[1], "half of a page"
    stop_read()
    stop_read()

def write():
    with turnstile:
        with room:
            page[0] += 1
            page[1] += 1

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
