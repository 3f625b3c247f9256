# expect: holds
# order: 19
# title: Steps in time
# about: Each thread writes, waits, reads what the other has written, and waits again.
# goal: ends | Both have taken both steps together.
from threading import Thread, Barrier

barrier = Barrier(2)
at = [0, 0]

def work(me):
    for step in range(1, 3):
        at[me] = step
        barrier.wait()
        assert at[1 - me] == step, "the other is in another step"
        barrier.wait()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
