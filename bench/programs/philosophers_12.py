# Twelve philosophers at a round table eat for ever; each takes the fork with the lower number first.
from threading import Thread, Lock
from time import sleep

SEATS = 12
forks = [Lock() for _ in range(SEATS)]

def dine(first, second):
    while True:
        with forks[first], forks[second]:
            sleep(1)

threads = [Thread(target=dine, args=(min(i, (i + 1) % SEATS), max(i, (i + 1) % SEATS))) for i in range(SEATS)]
for t in threads: t.start()
for t in threads: t.join()
