# expect: holds data race
from threading import Thread

choosing = [False, False]
number = [0, 0]
owner = None

def work(me):
    global owner
    other = 1 - me
    choosing[me] = True
    number[me] = 1 + max(number[0], number[1])
    choosing[me] = False
    while choosing[other]:
        pass
    while number[other] != 0 and (number[other], other) < (number[me], me):
        pass
    owner = me
    assert owner == me
    number[me] = 0

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
