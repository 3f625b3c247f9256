# expect: holds
# order: 7
# title: Readers' preference
# about: The first reader in takes the room for all readers, the last one out gives it back.
# goal: when readers == 2 | Two readers are inside.
# goal: ends | Everybody has been in.
from threading import Thread, Lock

mutex = Lock()
room = Lock()
readers = 0
page = [0, 0]

def read():
    global readers
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
    with room:
        page[0] += 1
        page[1] += 1

threads = [Thread(target=read), Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
