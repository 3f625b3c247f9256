# expect: never finishes
# Two readers can relay each other for ever: the room is never empty, the writer never in.
from threading import Thread, Lock

mutex = Lock()
room = Lock()
readers = 0
written = False

def read():
    global readers
    seen = False
    while not seen:
        with mutex:
            readers += 1
            if readers == 1:
                room.acquire()
        seen = written
        with mutex:
            readers -= 1
            if readers == 0:
                room.release()

def write():
    global written
    with room:
        written = True

threads = [Thread(target=read), Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
