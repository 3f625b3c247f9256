# expect: deadlock
# order: 19
# title: Two buckets, both locks
# about: Two coins move at once, one each way. Each move holds both locks, its own bucket’s first.
# goal: deadlock | Each move holds one lock and waits for the other.
from threading import Thread, Lock

locks = [Lock(), Lock()]
bucket = [1, 1]

def move(source, target):
    with locks[source]:
        with locks[target]:
            bucket[source] -= 1
            bucket[target] += 1

threads = [Thread(target=move, args=(0, 1)), Thread(target=move, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert bucket == [1, 1], "a coin is lost"
