from threading import Thread, Lock

numbers = [1, 2, 3, 4]
total = 0
lock = Lock()

def add_up(first, last):
    global total
    mine = 0
    for i in range(first, last):
        mine += numbers[i]
    with lock:
        total += mine

threads = [Thread(target=add_up, args=(0, 2)),
           Thread(target=add_up, args=(2, 4))]
for t in threads: t.start()
for t in threads: t.join()
assert total == 10, "a number is missing from the sum"
