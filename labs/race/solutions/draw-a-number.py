from threading import Thread
from racecourse import Atomic

next_number = Atomic(0)
drawn = []

def draw():
    seen = next_number.load()
    while not next_number.compare_exchange(seen, seen + 1):
        seen = next_number.load()
    return seen

def customer():
    drawn.append(draw())

threads = [Thread(target=customer) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert 0 in drawn and 1 in drawn, "two customers need two numbers"
