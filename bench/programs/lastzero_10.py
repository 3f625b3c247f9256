# Ten writers each set their place to one more than the place before it; a reader looks for the last zero from behind.
from threading import Thread

WRITERS = 10
places = [0 for _ in range(WRITERS + 1)]

def write(j):
    places[j] = places[j - 1] + 1

def read():
    i = WRITERS
    while places[i] != 0:
        i -= 1

threads = [Thread(target=write, args=(j,)) for j in range(1, WRITERS + 1)] + [Thread(target=read)]
for t in threads: t.start()
for t in threads: t.join()
