# expect: fails data race
# order: 0
# title: No lock
# about: A reader and a writer, and nothing between them.
# goal: fails | The reader sees half of a page.
from threading import Thread

page = [0, 0]

def read():
    assert page[0] == page[1], "half of a page"

def write():
    page[0] += 1
    page[1] += 1

threads = [Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
