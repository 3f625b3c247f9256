# expect: deadlock
# Three wait, two are woken.
from threading import Thread, Condition

ready = Condition()
waiting = 0

def wait():
    global waiting
    with ready:
        waiting += 1
        if waiting == 3:
            ready.notify(2)
        ready.wait()

threads = [Thread(target=wait) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
