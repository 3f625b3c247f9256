# expect: deadlock
# order: 21
# title: A barrier that counts
# about: The last to arrive sets the count back to 0 and wakes the others, who wait until it is 0.
# goal: deadlock | One has gone round, and its arrival holds up the other.
from threading import Thread, Condition

class Gate:
    def __init__(self):
        self.full = Condition()
        self.count = 0

    def wait(self):
        with self.full:
            self.count += 1
            if self.count == 2:
                self.count = 0
                self.full.notify_all()
            while self.count != 0:
                self.full.wait()

gate = Gate()

def work():
    for _ in range(2):
        gate.wait()

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
