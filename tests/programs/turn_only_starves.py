# expect: never finishes data race
# Thread 1 wants in twice, and waits for a turn that thread 0 never gives again.
from threading import Thread

turn = 0

def work(me, rounds):
    global turn
    for _ in range(rounds):
        while turn != me:
            pass
        turn = 1 - me

threads = [Thread(target=work, args=(i, i + 1)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
