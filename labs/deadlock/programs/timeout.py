# expect: holds
# order: 9
# title: A time-out
# about: A transfer that has waited too long for its second lock undoes what it did and gives up.
# goal: ends when nothing_done == True | Both transfers have given up.
from threading import Thread, Lock

locks = [Lock(), Lock()]
balance = [10, 10]
done = [False, False]
nothing_done = False

def transfer(source, target):
    with locks[source]:
        balance[source] -= 1
        if locks[target].acquire(timeout=1):
            balance[target] += 1
            locks[target].release()
            done[source] = True
        else:
            balance[source] += 1

threads = [Thread(target=transfer, args=(0, 1)),
           Thread(target=transfer, args=(1, 0))]
for t in threads: t.start()
for t in threads: t.join()
nothing_done = done == [False, False]
assert balance[0] + balance[1] == 20, "money has appeared or vanished"
