# expect: holds
# order: 13
# title: A turnstile with tickets
# about: Who comes draws a number, and the numbers go through the turnstile in order.
# goal: ends | The writer got in, and both readers have seen it.
from threading import Thread, Lock
from racecourse import Atomic, atomic

next_ticket = 0
serving = Atomic(0)
mutex = Lock()
room = Lock()
readers = 0
written = False

def enter():
    global next_ticket
    with atomic:
        mine = next_ticket
        next_ticket = (mine + 1) % 3
    while serving.load() != mine:
        pass

def leave():
    serving.store((serving.load() + 1) % 3)

def read():
    global readers
    enter()
    with mutex:
        readers += 1
        if readers == 1:
            room.acquire()
    leave()
    seen = written
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()
    return seen

def write():
    global written
    enter()
    with room:
        written = True
    leave()

def come_back():
    while not read():
        pass

threads = [Thread(target=come_back), Thread(target=come_back), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
