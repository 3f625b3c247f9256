# expect: holds
from threading import Thread, Barrier

barrier = Barrier(2)
step = [0, 0]

def work(me):
    for n in range(1, 3):
        step[me] = n
        barrier.wait()
        assert step[1 - me] == n
        barrier.wait()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
