# expect: never finishes
# order: 11
# title: Writers' preference, and a reader that waits
# about: Two writers come back until somebody has read.
# goal: ends | The reader got in, and both writers have stopped.
from threading import Thread, Lock

door = Lock()
room = Lock()
queue = Lock()
writers = 0
was_read = False

def read():
    global was_read
    with door:
        with room:
            was_read = True

def write():
    global writers
    with queue:
        writers += 1
        if writers == 1:
            door.acquire()
    with room:
        enough = was_read
    with queue:
        writers -= 1
        if writers == 0:
            door.release()
    return enough

def come_back():
    while not write():
        pass

threads = [Thread(target=read), Thread(target=come_back), Thread(target=come_back)]
for t in threads: t.start()
for t in threads: t.join()
