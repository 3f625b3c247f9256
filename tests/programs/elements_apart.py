# expect: holds
# outcomes: [1, 1]
# Two elements are two places: nothing is shared.
from threading import Thread

counts = [0, 0]

def increment(index):
    counts[index] += 1

threads = [Thread(target=increment, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counts)
