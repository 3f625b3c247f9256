# expect: fails
# order: 2
# title: Lost updates, twice two
# about: Each thread adds one twice. The counter can end at 4, at 3, and at 2.
# goal: ends when counter == 3 | One update is lost: the counter ends at 3.
# goal: ends when counter == 2 | Two updates are lost: the counter ends at 2.
from threading import Thread

counter = 0

def increment(n):
    global counter
    for _ in range(n):
        counter += 1

threads = [Thread(target=increment, args=(2,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert counter == 4, "updates are lost"
