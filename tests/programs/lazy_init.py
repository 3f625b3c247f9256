# expect: fails assertion line 21 data race
# Both may find nothing there, and each makes its own.
from threading import Thread

class Config:
    def __init__(self, maker):
        self.maker = maker

config = None
got = [None, None]

def get(me):
    global config
    if config is None:
        config = Config(me)
    got[me] = config

threads = [Thread(target=get, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert got[0].maker == got[1].maker
