# Four threads add 1 to a counter four times each, as a read and a write.
from threading import Thread

counter = 0

def increment():
    global counter
    for _ in range(4):
        counter += 1

threads = [Thread(target=increment) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
