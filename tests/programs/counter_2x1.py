# expect: holds data race
# outcomes: 1 | 2
from threading import Thread

counter = 0

def increment():
    global counter
    counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
