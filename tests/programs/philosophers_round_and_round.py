# expect: holds
# outcomes: 4
# Two meals each; the forks in one order for all.
from threading import Thread, Lock
from racecourse import Atomic

forks = [Lock(), Lock()]
meals = Atomic(0)

def dine():
    for _ in range(2):
        with forks[0], forks[1]:
            meals.fetch_add()

threads = [Thread(target=dine) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(meals.load())
