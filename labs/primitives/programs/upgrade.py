# expect: deadlock
# order: 25
# title: From reader to writer
# about: A reader that finds no answer asks to write, and keeps its place among the readers meanwhile.
# goal: deadlock | A writer waits until all readers have left, itself among them.
from threading import Thread
from racecourse import RWLock

table = RWLock()
answer = None
computed = 0

def ask():
    global answer, computed
    table.acquire_read()
    known = answer is not None
    if not known:
        table.acquire_write()
        answer = 42
        computed += 1
        table.release_write()
    table.release_read()

threads = [Thread(target=ask) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert computed == 1, "the answer is computed twice"
