# expect: holds
# outcomes: a / b | b / a
# The lock keeps a line whole: CPython writes the text and the end of the line one after the other.
from threading import Thread, Lock

lock = Lock()

def say(name):
    with lock:
        print(name)

threads = [Thread(target=say, args=(name,)) for name in ("a", "b")]
for t in threads: t.start()
for t in threads: t.join()
