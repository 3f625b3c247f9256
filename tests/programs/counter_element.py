# expect: holds data race
# outcomes: [1, 1] | [1, 2]
from threading import Thread

counts = [0, 0]

def increment(index):
    counts[index] += 1

threads = [Thread(target=increment, args=(i,)) for i in (0, 1, 1)]
for t in threads: t.start()
for t in threads: t.join()
print(counts)
