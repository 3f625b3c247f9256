# expect: fails
# order: 19
# title: Write the reader's side
# about: The writer's side is there. Two readers have to meet inside, and a writer must never be there with them.
# goal: fails | A reader is inside together with the writer.
from threading import Thread, Condition, Barrier

state = Condition()
readers = 0
writing = False
page = [0, 0]
both_inside = Barrier(2)

def start_read():
    pass

def stop_read():
    pass

def start_write():
    global writing
    with state:
        while writing or readers > 0:
            state.wait()
        writing = True

def stop_write():
    global writing
    with state:
        writing = False
        state.notify_all()

def read():
    start_read()
    both_inside.wait()
    assert page[0] == page[1], "half of a page"
    stop_read()

def write():
    start_write()
    page[0] += 1
    page[1] += 1
    stop_write()

threads = [Thread(target=read), Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
