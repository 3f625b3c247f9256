# expect: fails invariant
# It is broken between the two writes only; lock or no lock.
from threading import Thread, Lock
from racecourse import invariant

a = 5
b = 5
lock = Lock()

@invariant
def sum_is_kept():
    return a + b == 10

def move(amount):
    global a, b
    with lock:
        a -= amount
        b += amount

threads = [Thread(target=move, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
assert (a, b) == (2, 8)
