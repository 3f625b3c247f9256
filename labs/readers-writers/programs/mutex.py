# expect: holds
# order: 1
# title: One mutex for all
# about: Readers and writers take turns, one at a time. Both halves of the page always agree.
# goal: ends | Everybody has been in.
from threading import Thread, Lock

room = Lock()
page = [0, 0]

def read():
    with room:
        assert page[0] == page[1], "half of a page"

def write():
    with room:
        page[0] += 1
        page[1] += 1

threads = [Thread(target=read), Thread(target=read), Thread(target=write)]
for t in threads: t.start()
for t in threads: t.join()
