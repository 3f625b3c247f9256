# expect: fails
# order: 1
# title: One shared sum
# about: Two threads add up half of the numbers each, into one sum that nothing guards.
# goal: fails | A number is missing from the sum, so that the assertion fails.
from threading import Thread

numbers = [1, 2, 3, 4]
total = 0

def add_up(first, last):
    global total
    for i in range(first, last):
        total += numbers[i]

threads = [Thread(target=add_up, args=(0, 2)),
           Thread(target=add_up, args=(2, 4))]
for t in threads: t.start()
for t in threads: t.join()
assert total == 10, "a number is missing from the sum"
