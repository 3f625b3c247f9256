# expect: holds
# order: 18
# title: Clean and dirty forks
# about: Chandy and Misra. A dirty fork goes to the neighbour who asks for it; a clean one is kept until after the meal.
# goal: ends | Everybody has eaten.
from threading import Thread, Condition

N = 3
table = Condition()
owner = [max(1, fork) for fork in range(N)]
dirty = [True] * N
asked = [0] * N

def hand_over(fork):
    owner[fork], dirty[fork], asked[fork] = asked[fork], False, 0
    table.notify_all()

def has_both(me, left, right):
    for fork in (left, right):
        if owner[fork] != me:
            asked[fork] = me
            if dirty[fork]:
                hand_over(fork)
    return owner[left] == me and owner[right] == me

def dine(me):
    left, right = me - 1, me % N
    with table:
        while not has_both(me, left, right):
            table.wait()
        dirty[left] = dirty[right] = False
    # eats
    with table:
        dirty[left] = dirty[right] = True
        for fork in (left, right):
            if asked[fork]:
                hand_over(fork)

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
