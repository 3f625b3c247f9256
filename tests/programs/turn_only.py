# expect: holds data race
# Strict alternation is safe as long as both want in equally often.
from threading import Thread

turn = 0
owner = None

def work(me, rounds):
    global turn, owner
    for _ in range(rounds):
        while turn != me:
            pass
        owner = me
        assert owner == me
        turn = 1 - me

threads = [Thread(target=work, args=(i, 2)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
