# expect: fails
# order: 6
# title: Lazy initialisation
# about: Whoever comes first opens the connection, and all others use the same one.
# goal: fails | The connection is opened twice.
from threading import Thread

connection = None
opened = 0

def connect():
    global connection, opened
    if connection is None:
        opened += 1
        connection = "open"

threads = [Thread(target=connect) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert opened == 1, "the connection is opened twice"
