# expect: fails
# order: 4
# title: A sum without a barrier
# about: Each thread adds up its half into a place of its own; then the first thread adds the two halves, although nobody told it that the other half is there.
# goal: fails | The first thread adds the halves before the second one has put its own down.
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
    if me == 0:
        total = half[0] + half[1]

threads = [Thread(target=add_up, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert total == 10, "a half is missing from the sum"
