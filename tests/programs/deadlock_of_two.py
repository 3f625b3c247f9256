# expect: deadlock
# The third thread finishes; a deadlock among some counts.
from threading import Thread, Lock

a = Lock()
b = Lock()

def one():
    with a:
        with b:
            pass

def two():
    with b:
        with a:
            pass

def bystander():
    return 1

threads = [Thread(target=one), Thread(target=two), Thread(target=bystander)]
for t in threads: t.start()
for t in threads: t.join()
