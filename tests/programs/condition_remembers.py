# expect: holds
from threading import Thread, Condition

ready = Condition()
done = False

def wait():
    with ready:
        while not done:
            ready.wait()

def wake():
    global done
    with ready:
        done = True
        ready.notify()

threads = [Thread(target=wait), Thread(target=wake)]
for t in threads: t.start()
for t in threads: t.join()
