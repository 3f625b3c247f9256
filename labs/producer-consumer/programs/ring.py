# expect: holds
# order: 4
# title: A ring, one on each side
# about: Two slots used in turn, two semaphores, no mutex. One producer and one consumer.
# goal: ends | Every item has arrived.
from threading import Thread, Semaphore

ring = [None, None]
slots = Semaphore(2)
items = Semaphore(0)
head = 0
tail = 0

def produce(n):
    global tail
    slots.acquire()
    ring[tail] = n
    tail = (tail + 1) % 2
    items.release()

def consume():
    global head
    items.acquire()
    n = ring[head]
    head = (head + 1) % 2
    slots.release()
    return n

def make():
    for n in range(3): produce(n)

def use():
    for n in range(3):
        assert consume() == n, "an item is lost"

threads = [Thread(target=make), Thread(target=use)]
for t in threads: t.start()
for t in threads: t.join()
