# expect: holds
# outcomes: gave up | woken
from threading import Thread, Condition

ready = Condition()
woken = False

def wait():
    global woken
    with ready:
        woken = ready.wait(timeout=1)

def wake():
    with ready:
        ready.notify()

threads = [Thread(target=wait), Thread(target=wake)]
for t in threads: t.start()
for t in threads: t.join()
print("woken" if woken else "gave up")
