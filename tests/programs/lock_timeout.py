# expect: holds
# outcomes: gave up | got it
from threading import Thread, Lock

lock = Lock()
result = None

def work():
    global result
    if lock.acquire(timeout=1):
        result = "got it"
        lock.release()
    else:
        result = "gave up"

lock.acquire()
t = Thread(target=work)
t.start()
lock.release()
t.join()
print(result)
