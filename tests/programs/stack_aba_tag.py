# expect: holds data race
# The tag grows with every exchange, so an old top is never mistaken for a new one.
from threading import Thread
from racecourse import Atomic

below = [1, 2, None]
top = Atomic((0, 0))
kept = [None, None]

def pop():
    node, tag = top.load()
    while not top.compare_exchange((node, tag), (below[node], tag + 1)):
        node, tag = top.load()
    return node

def victim():
    kept[0] = pop()

def other():
    a = pop()
    kept[1] = pop()
    under, tag = top.load()
    below[a] = under
    while not top.compare_exchange((under, tag), (a, tag + 1)):
        under, tag = top.load()
        below[a] = under

threads = [Thread(target=victim), Thread(target=other)]
for t in threads: t.start()
for t in threads: t.join()
assert top.load()[0] not in kept
