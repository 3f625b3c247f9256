# expect: fails assertion line 15 data race
# A thread that has read the numbers, and not yet written its own, is overlooked.
from threading import Thread

number = [0, 0]
owner = None

def work(me):
    global owner
    other = 1 - me
    number[me] = 1 + max(number[0], number[1])
    while number[other] != 0 and (number[other], other) < (number[me], me):
        pass
    owner = me
    assert owner == me
    number[me] = 0

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
