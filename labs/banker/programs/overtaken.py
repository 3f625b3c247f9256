# expect: never finishes
# order: 11
# title: Overtaken
# about: The banker is never in an unsafe state, and a large customer is overtaken by small ones for ever.
# goal: ends | The large customer got its turn.
from threading import Thread, Condition

bank = Condition()
free = 2
served = False

def small():
    global free
    done = False
    while not done:
        with bank:
            while free < 1:
                bank.wait()
            free -= 1
        with bank:
            free += 1
            bank.notify_all()
            done = served

def large():
    global served
    with bank:
        while free < 2:
            bank.wait()
        served = True

threads = [Thread(target=small), Thread(target=small), Thread(target=large)]
for t in threads: t.start()
for t in threads: t.join()
