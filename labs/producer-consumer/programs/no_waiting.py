# expect: error
# order: 1
# title: Nobody waits
# about: The consumer takes from a list whether or not there is anything in it.
# goal: error | The consumer takes from an empty buffer.
from threading import Thread

buffer = []

def produce():
    for n in range(2):
        buffer.append(n)

def consume():
    for n in range(2):
        assert buffer.pop(0) == n, "items come in the order in which they were made"

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
