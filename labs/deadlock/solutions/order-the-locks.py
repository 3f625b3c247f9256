from threading import Thread, Lock

locks = [Lock(), Lock()]
balance = [10, 10]

def transfer(source, target):
    with locks[min(source, target)]:
        with locks[max(source, target)]:
            balance[source] -= 1
            balance[target] += 1

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
assert balance == [10, 10], "money has appeared or vanished"
