# expect: holds
# outcomes: [1, 2]
from threading import Thread
from racecourse import Atomic

class Node:
    def __init__(self, value, below):
        self.value = value
        self.below = below

top = Atomic(None)

def push(value):
    below = top.load()
    while not top.compare_exchange(below, Node(value, below)):
        below = top.load()

threads = [Thread(target=push, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
values = []
node = top.load()
while node is not None:
    values.append(node.value)
    node = node.below
print(sorted(values))
