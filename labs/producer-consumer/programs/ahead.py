# expect: holds
# order: 12
# title: How far ahead?
# about: The queue has one slot. made counts what the producer has finished, used what the consumer has finished.
# goal: when made == 3 and used == 0 | The producer is as far ahead as it can ever be.
from threading import Thread
from queue import Queue
from racecourse import invariant

CAPACITY = 1
buffer = Queue(maxsize=CAPACITY)
made = 0
used = 0

@invariant
def not_too_far_ahead():
    return made - used <= CAPACITY + 2

def produce():
    global made
    for n in range(CAPACITY + 3):
        made += 1
        buffer.put(n)

def consume():
    global used
    for n in range(CAPACITY + 3):
        buffer.get()
        used += 1

threads = [Thread(target=produce), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
