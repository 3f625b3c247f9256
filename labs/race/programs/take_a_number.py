# expect: fails
# order: 9
# title: Take a number
# about: Two customers draw a number each, from a counter that is atomic. How they draw is yours to write.
# goal: fails | Both customers have drawn, and nobody got a number.
from threading import Thread
from racecourse import Atomic

next_number = Atomic(0)
drawn = []

def draw():
    pass

def customer():
    drawn.append(draw())

threads = [Thread(target=customer) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert 0 in drawn and 1 in drawn, "two customers need two numbers"
