# expect: fails data race
# order: 20
# title: One wait a step
# about: Each thread writes, waits, and reads. Nobody waits before the next step.
# goal: fails | One reads what the other wrote in its next step.
from threading import Thread, Barrier

barrier = Barrier(2)
at = [0, 0]

def work(me):
    for step in range(1, 3):
        at[me] = step
        barrier.wait()
        assert at[1 - me] == step, "the other is in another step"

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
