# expect: fails
# order: 4
# title: Check, then act
# about: One seat is left. Each thread looks whether it is free and then takes it.
# goal: fails | The last seat is sold twice.
from threading import Thread

seats = 1
sold = []

def book(name):
    global seats
    if seats > 0:
        seats -= 1
        sold.append(name)

threads = [Thread(target=book, args=(name,)) for name in ("Ada", "Grace")]
for t in threads: t.start()
for t in threads: t.join()
assert len(sold) == 1, "the seat is sold twice"
