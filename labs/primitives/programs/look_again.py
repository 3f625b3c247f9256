# expect: holds
# order: 27
# title: A writer that looks again
# about: A reader that finds no answer leaves, comes back as a writer, and looks once more.
# goal: ends | The answer is computed once.
from threading import Thread
from racecourse import RWLock

table = RWLock()
answer = None
computed = 0

def ask():
    global answer, computed
    table.acquire_read()
    known = answer is not None
    table.release_read()
    if not known:
        table.acquire_write()
        if answer is None:
            answer = 42
            computed += 1
        table.release_write()

threads = [Thread(target=ask) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert computed == 1, "the answer is computed twice"
