# expect: fails
# order: 18
# title: Two buckets, one lock after the other
# about: A lock for each bucket. Every access is under its lock, and never two locks are held at once.
# goal: fails | The coin is counted twice, or not at all.
from threading import Thread, Lock

left_lock = Lock()
right_lock = Lock()
left = 1
right = 0

def move():
    global left, right
    with left_lock:
        left -= 1
    with right_lock:
        right += 1

def count():
    with left_lock:
        seen = left
    with right_lock:
        seen += right
    assert seen == 1, "the coin is counted twice, or not at all"

threads = [Thread(target=move), Thread(target=count)]
for t in threads: t.start()
for t in threads: t.join()
