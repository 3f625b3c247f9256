# expect: deadlock
from threading import Thread, Lock

locks = [Lock(), Lock()]
balance = [10, 10]

def transfer(source, target, amount):
    with locks[source]:
        with locks[target]:
            balance[source] -= amount
            balance[target] += amount

threads = [Thread(target=transfer, args=(0, 1, 3)),
           Thread(target=transfer, args=(1, 0, 5))]
for t in threads: t.start()
for t in threads: t.join()
print(balance)
