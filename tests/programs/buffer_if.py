# expect: error line 18
# raises: IndexError
# Woken by the second item, the waiting consumer finds that another one took it.
from threading import Thread, Condition

buffer = []
changed = Condition()

def produce():
    with changed:
        buffer.append(1)
        changed.notify()

def consume():
    with changed:
        if not buffer:
            changed.wait()
        buffer.pop()

threads = [Thread(target=consume), Thread(target=consume),
           Thread(target=produce), Thread(target=produce)]
for t in threads: t.start()
for t in threads: t.join()
