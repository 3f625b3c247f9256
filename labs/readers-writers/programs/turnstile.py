# expect: never finishes
# order: 12
# title: A turnstile
# about: Everybody passes one turnstile. A writer stays in it until it is in the room.
# goal: ends | The writer got in, and both readers have seen it.
from threading import Thread, Lock

turnstile = Lock()
mutex = Lock()
room = Lock()
readers = 0
written = False

def read():
    global readers
    with turnstile:
        pass
    with mutex:
        readers += 1
        if readers == 1:
            room.acquire()
    seen = written
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()
    return seen

def write():
    global written
    with turnstile:
        with room:
            written = True

def come_back():
    while not read():
        pass

threads = [Thread(target=come_back), Thread(target=come_back), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
