# expect: deadlock
from threading import Thread, Barrier

barrier = Barrier(3)
threads = [Thread(target=barrier.wait) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
