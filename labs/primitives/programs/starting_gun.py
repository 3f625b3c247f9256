# expect: holds
# order: 17
# title: The starting gun
# about: Two runners wait for an event. It stays set, so nobody comes too late to hear it.
# goal: ends | Both have run.
from threading import Thread, Event

gun = Event()
loaded = False

def run():
    gun.wait()
    assert loaded, "a false start"

def start():
    global loaded
    loaded = True
    gun.set()

threads = [Thread(target=run), Thread(target=run), Thread(target=start)]
for t in threads: t.start()
for t in threads: t.join()
