# expect: deadlock
# order: 15
# title: The last reader may upgrade
# about: A lock that lets a reader write as soon as nobody else reads. Two readers want to.
# goal: deadlock | Each of them waits until the other stops reading.
from threading import Thread, Condition

state = Condition()
readers = 0
price = 0

def raise_price():
    global readers, price
    with state:
        readers += 1
    seen = price
    with state:
        while readers > 1:
            state.wait()
        price = seen + 1
        readers -= 1
        state.notify_all()

threads = [Thread(target=raise_price) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert price == 2, "an update is lost"
