# expect: never finishes
# order: 9
# title: Readers' preference, one reader
# about: The same with a single reader. Between two visits the room is free.
# goal: ends | The writer got in, and the reader has seen it.
from threading import Thread, Lock

mutex = Lock()
room = Lock()
readers = 0
written = False

def read():
    global readers
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
    with room:
        written = True

def come_back():
    while not read():
        pass

threads = [Thread(target=come_back), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
