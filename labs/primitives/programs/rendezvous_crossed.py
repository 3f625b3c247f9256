# expect: deadlock
# order: 5
# title: A meeting that never begins
# about: Each thread waits for the other one before it says that it has arrived.
# goal: deadlock | Each waits for the other to say something.
from threading import Thread, Semaphore

arrived = [Semaphore(0), Semaphore(0)]
word = ["", ""]

def work(me):
    other = 1 - me
    word[me] = "here"
    arrived[other].acquire()
    arrived[me].release()
    assert word[other] == "here", "the other is not here yet"

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
