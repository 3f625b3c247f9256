# expect: deadlock
# order: 4
# title: Do readers meet? A mutex
# about: Each reader waits inside until the other one is inside as well.
from threading import Thread, Lock, Barrier

room = Lock()
both_inside = Barrier(2)

def read():
    with room:
        both_inside.wait()

threads = [Thread(target=read) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
