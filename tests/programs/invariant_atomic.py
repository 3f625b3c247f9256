# expect: holds
from threading import Thread
from racecourse import atomic, invariant

a = 5
b = 5

@invariant
def sum_is_kept():
    return a + b == 10

def move(amount):
    global a, b
    with atomic:
        a -= amount
        b += amount

threads = [Thread(target=move, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
assert (a, b) == (2, 8)
