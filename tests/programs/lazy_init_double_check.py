# expect: holds data race
from threading import Thread, Lock

config = None
made = 0
lock = Lock()
got = [0, 0]

def get(me):
    global config, made
    if config is None:
        with lock:
            if config is None:
                made += 1
                config = 42
    got[me] = config

threads = [Thread(target=get, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert made == 1 and got == [42, 42]
