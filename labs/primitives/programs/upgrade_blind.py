# expect: fails
# order: 26
# title: A reader that comes back
# about: A reader that finds no answer leaves, comes back as a writer, and computes it.
# goal: fails | Both compute the answer.
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
        answer = 42
        computed += 1
        table.release_write()

threads = [Thread(target=ask) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert computed == 1, "the answer is computed twice"
