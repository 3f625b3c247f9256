# expect: fails assertion line 12 data race
# The faster thread is in its next round while the slower one still looks.
from threading import Thread, Barrier

barrier = Barrier(2)
step = [0, 0]

def work(me):
    for n in range(1, 3):
        step[me] = n
        barrier.wait()
        assert step[1 - me] == n

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
