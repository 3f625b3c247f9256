# expect: fails assertion line 31 data race
# Node 0 is taken and put back while the victim sleeps: its exchange succeeds, and node 1 is used twice.
from threading import Thread
from racecourse import Atomic

below = [1, 2, None]
top = Atomic(0)
kept = [None, None]

def pop():
    node = top.load()
    while not top.compare_exchange(node, below[node]):
        node = top.load()
    return node

def victim():
    kept[0] = pop()

def other():
    a = pop()
    kept[1] = pop()
    under = top.load()
    below[a] = under
    while not top.compare_exchange(under, a):
        under = top.load()
        below[a] = under

threads = [Thread(target=victim), Thread(target=other)]
for t in threads: t.start()
for t in threads: t.join()
assert top.load() not in kept
