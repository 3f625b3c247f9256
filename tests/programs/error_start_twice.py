# expect: error line 10
# raises: RuntimeError
from threading import Thread

def work():
    pass

t = Thread(target=work)
t.start()
t.start()
t.join()
