# expect: deadlock
# order: 18
# title: A shot and silence
# about: The event is set and cleared at once. Who is not waiting yet does not hear it.
# goal: deadlock | A runner waits for a shot that is over.
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
    gun.clear()

threads = [Thread(target=run), Thread(target=run), Thread(target=start)]
for t in threads: t.start()
for t in threads: t.join()
