# expect: never finishes data race
# order: 2
# title: Turn only
# about: The threads take turns. Thread 0 wants in once, thread 1 twice.
from threading import Thread

turn = 0
owner = None

def lock(me):
    while turn != me:
        pass

def unlock(me):
    global turn
    turn = 1 - me

def work(me, rounds):
    global owner
    for _ in range(rounds):
        lock(me)
        owner = me
        assert owner == me, "two threads are inside"
        unlock(me)

threads = [Thread(target=work, args=(i, i + 1)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
