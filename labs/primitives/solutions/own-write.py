from threading import Thread, Condition

class Book:
    def __init__(self):
        self.changed = Condition()
        self.readers = 0
        self.writing = False

    def acquire_read(self):
        with self.changed:
            while self.writing:
                self.changed.wait()
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def acquire_write(self):
        with self.changed:
            while self.writing or self.readers > 0:
                self.changed.wait()
            self.writing = True

    def release_write(self):
        with self.changed:
            self.writing = False
            self.changed.notify_all()

book = Book()
page = [0, 0]

def read():
    book.acquire_read()
    assert page[0] == page[1], "half a change is visible"
    book.release_read()

def change():
    book.acquire_write()
    page[0] += 1
    page[1] += 1
    book.release_write()

threads = [Thread(target=read), Thread(target=change), Thread(target=change)]
for t in threads: t.start()
for t in threads: t.join()
assert page == [2, 2], "a change is lost"
