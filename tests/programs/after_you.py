# expect: never finishes
# Two people at a door, each too polite to go first.
from threading import Thread

at_door = [True, True]

def leave(me):
    while at_door[1 - me]:
        pass
    at_door[me] = False

threads = [Thread(target=leave, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
