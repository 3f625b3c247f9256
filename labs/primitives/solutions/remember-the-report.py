from threading import Thread, Condition

ready = Condition()
report = None

def read():
    with ready:
        while report is None:
            ready.wait()
        assert report == 42, "there is nothing to read"

def write():
    global report
    with ready:
        report = 42
        ready.notify()

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
