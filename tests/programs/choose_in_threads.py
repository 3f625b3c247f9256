# expect: holds
# outcomes: 0 0 | 0 1 | 1 0 | 1 1
from threading import Thread
from racecourse import choose

picked = [None, None]

def pick(me):
    picked[me] = choose([0, 1])

threads = [Thread(target=pick, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(picked[0], picked[1])
