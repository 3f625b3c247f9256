# expect: holds
# order: 2
# title: All inside the lock
# about: The same sum, right and with nothing left to do at the same time: each thread holds the lock from its first number to its last.
# goal: ends | Both threads finish, and the sum is right.
from threading import Thread, Lock

numbers = [1, 2, 3, 4]
total = 0
lock = Lock()

def add_up(first, last):
    global total
    with lock:
        for i in range(first, last):
            total += numbers[i]

threads = [Thread(target=add_up, args=(0, 2)),
           Thread(target=add_up, args=(2, 4))]
for t in threads: t.start()
for t in threads: t.join()
assert total == 10, "a number is missing from the sum"
