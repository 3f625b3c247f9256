# expect: deadlock
from threading import Thread, Barrier

barrier = Barrier(2)

def work(rounds):
    for _ in range(rounds):
        barrier.wait()

threads = [Thread(target=work, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
