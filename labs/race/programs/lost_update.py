# expect: fails
# order: 1
# title: Lost update
# about: Two threads add one to the same counter, once each.
# goal: fails | An update is lost: the counter ends at 1.
from threading import Thread

counter = 0

def increment():
    global counter
    counter += 1

threads = [Thread(target=increment) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 2, "an update is lost"
