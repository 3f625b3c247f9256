# expect: holds
# outcomes: 2
from threading import Thread
from racecourse import atomic

counter = 0

def increment():
    global counter
    with atomic:
        counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
