from threading import Thread, Semaphore

arrived = [Semaphore(0), Semaphore(0)]
word = ["", ""]

def work(me):
    other = 1 - me
    word[me] = "here"
    arrived[me].release()
    arrived[other].acquire()
    assert word[other] == "here", "the other is not here yet"

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
