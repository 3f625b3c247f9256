# expect: holds data race
# outcomes: 1 | 2 | 3
from threading import Thread

counter = 0

def increment():
    global counter
    read = counter
    counter = read + 1

threads = [Thread(target=increment) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
