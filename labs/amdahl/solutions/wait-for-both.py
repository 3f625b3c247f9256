from threading import Thread, Barrier

numbers = [1, 2, 3, 4]
half = [0, 0]
total = 0
barrier = Barrier(2)

def add_up(me):
    global total
    mine = 0
    for i in range(2 * me, 2 * me + 2):
        mine += numbers[i]
    half[me] = mine
    barrier.wait()
    if me == 0:
        total = half[0] + half[1]

threads = [Thread(target=add_up, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert total == 10, "a half is missing from the sum"
