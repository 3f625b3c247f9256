# expect: deadlock data race
# The flag is read before the lock is taken: the news may fall in between.
from threading import Thread, Condition

ready = Condition()
done = False

def wait():
    if not done:
        with ready:
            ready.wait()

def wake():
    global done
    done = True
    with ready:
        ready.notify()

threads = [Thread(target=wait), Thread(target=wake)]
for t in threads: t.start()
for t in threads: t.join()
