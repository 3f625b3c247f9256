# expect: never finishes
# order: 19
# title: Forks in order, for ever
# about: The first philosopher wants one meal. All others eat again and again until then.
# goal: ends | The first philosopher has eaten.
from threading import Thread, Lock, Event

N = 3
forks = [Lock() for _ in range(N)]
done = Event()

def dine(me):
    left, right = me - 1, me % N
    with forks[min(left, right)]:
        with forks[max(left, right)]:
            pass  # eats

def live(me):
    while not done.is_set():
        dine(me)
        if me == 1:
            done.set()

threads = [Thread(target=live, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
