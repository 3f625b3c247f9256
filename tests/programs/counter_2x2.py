# expect: holds data race
# outcomes: 2 | 3 | 4
from threading import Thread

counter = 0

def increment(n):
    global counter
    for _ in range(n):
        counter += 1

threads = [Thread(target=increment, args=(2,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
