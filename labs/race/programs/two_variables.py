# expect: fails
# order: 5
# title: Two variables that belong together
# about: A point moves along the diagonal, so x and y should always be equal to whoever looks.
# goal: fails | The reader sees a point that never was on the diagonal.
from threading import Thread

x = 0
y = 0

def move():
    global x, y
    x = 1
    y = 1

def look():
    seen_x = x
    seen_y = y
    assert seen_x == seen_y, "the point is off the diagonal"

threads = [Thread(target=move), Thread(target=look)]
for t in threads: t.start()
for t in threads: t.join()
