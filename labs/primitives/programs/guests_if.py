# expect: fails
# order: 6
# title: Guests who look once
# about: A guest who finds no free seat waits, and sits down when woken.
# goal: fails | Two guests have sat down on one seat.
from threading import Thread, Condition

seats = 0
changed = Condition()

def guest():
    global seats
    with changed:
        if seats == 0:
            changed.wait()
        seats -= 1
        assert seats >= 0, "two guests on one seat"

def leave():
    global seats
    with changed:
        seats += 1
        changed.notify()

threads = [Thread(target=guest), Thread(target=guest), Thread(target=leave), Thread(target=leave)]
for t in threads: t.start()
for t in threads: t.join()
