# expect: fails
# order: 3
# title: Private sums, to build
# about: Each thread should add up its own numbers in private and add to the shared sum once. The function is for you to write.
from threading import Thread, Lock

numbers = [1, 2, 3, 4]
total = 0
lock = Lock()

def add_up(first, last):
    global total
    pass

threads = [Thread(target=add_up, args=(0, 2)),
           Thread(target=add_up, args=(2, 4))]
for t in threads: t.start()
for t in threads: t.join()
assert total == 10, "a number is missing from the sum"
