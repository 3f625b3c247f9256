# expect: holds
# order: 10
# title: Writers' preference
# about: The first writer closes the door for readers, the last one opens it again.
# goal: ends | Everybody has been in.
from threading import Thread, Lock

door = Lock()
room = Lock()
mutex = Lock()
queue = Lock()
readers = 0
writers = 0
page = [0, 0]

def read():
    global readers
    with door:
        with mutex:
            readers += 1
            if readers == 1:
                room.acquire()
    assert page[0] == page[1], "half of a page"
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()

def write():
    global writers
    with queue:
        writers += 1
        if writers == 1:
            door.acquire()
    with room:
        page[0] += 1
        page[1] += 1
    with queue:
        writers -= 1
        if writers == 0:
            door.release()

threads = [Thread(target=read), Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
