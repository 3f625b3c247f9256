from threading import Thread, Lock

locks = [Lock(), Lock()]
bucket = [1, 1]

def move(source, target):
    first, second = min(source, target), max(source, target)
    with locks[first]:
        with locks[second]:
            bucket[source] -= 1
            bucket[target] += 1

threads = [Thread(target=move, args=(0, 1)), Thread(target=move, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert bucket == [1, 1], "a coin is lost"
