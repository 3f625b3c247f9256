# expect: holds
# order: 17
# title: Two buckets, one lock
# about: A coin moves from one bucket to the other while somebody counts. One lock guards both buckets.
# goal: ends | The coin is counted exactly once.
from threading import Thread, Lock

lock = Lock()
left = 1
right = 0

def move():
    global left, right
    with lock:
        left -= 1
        right += 1

def count():
    with lock:
        seen = left + right
    assert seen == 1, "the coin is counted twice, or not at all"

threads = [Thread(target=move), Thread(target=count)]
for t in threads: t.start()
for t in threads: t.join()
