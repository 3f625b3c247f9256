# expect: holds
# order: 22
# title: A barrier that counts rounds
# about: The same barrier. Who waits does so until the round in which it came is over.
# goal: ends | Both have passed twice.
from threading import Thread, Condition

class Gate:
    def __init__(self):
        self.full = Condition()
        self.count = 0
        self.round = 0

    def wait(self):
        with self.full:
            mine = self.round
            self.count += 1
            if self.count == 2:
                self.count = 0
                self.round += 1
                self.full.notify_all()
            while self.round == mine:
                self.full.wait()

gate = Gate()

def work():
    for _ in range(2):
        gate.wait()

threads = [Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
