# expect: deadlock
from threading import Lock

lock = Lock()

def outer():
    with lock:
        inner()

def inner():
    with lock:
        print("never here")

outer()
