# expect: holds data race
# outcomes: 0 1 | 1 0 | 1 1
# With one memory and no reordering, both cannot read 0.
from threading import Thread

x = 0
y = 0
seen = [None, None]

def left():
    global x
    x = 1
    seen[0] = y

def right():
    global y
    y = 1
    seen[1] = x

threads = [Thread(target=left), Thread(target=right)]
for t in threads: t.start()
for t in threads: t.join()
print(seen[0], seen[1])
