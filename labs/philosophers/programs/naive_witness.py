# expect: deadlock
# order: 2
# title: Left fork first, with a witness
# about: As above, and whoever eats looks whether a neighbour eats too.
# goal: deadlock | Everybody holds one fork and waits for the next one.
# goal: ends | Everybody has eaten.
from threading import Thread, Lock

N = 3
forks = [Lock() for _ in range(N)]
eating = [False] * N

def eat(me):
    eating[me - 1] = True
    assert not eating[me - 2] and not eating[me % N], "a fork is in two hands"
    eating[me - 1] = False

def dine(me):
    left, right = me - 1, me % N
    with forks[left]:
        with forks[right]:
            eat(me)

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
