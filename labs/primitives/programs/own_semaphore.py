# expect: fails
# order: 31
# title: A semaphore of your own
# about: A semaphore as a monitor. Its acquire is yours to write.
# goal: fails | Two threads are inside.
from threading import Thread, Condition

class Permits:
    def __init__(self, value):
        self.positive = Condition()
        self.value = value

    def acquire(self):
        pass

    def release(self):
        with self.positive:
            self.value += 1
            self.positive.notify()

permits = Permits(1)
owner = None

def work(me):
    global owner
    permits.acquire()
    owner = me
    assert owner == me, "two threads are inside"
    permits.release()

threads = [Thread(target=work, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
assert permits.value == 1, "a permit is lost, or one has appeared"
