# expect: holds
from threading import Thread, Lock

locks = [Lock(), Lock()]

def work(me):
    with locks[me]:
        if locks[1 - me].acquire(timeout=1):
            locks[1 - me].release()

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
