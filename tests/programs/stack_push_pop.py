# expect: holds
# outcomes: None | 1
from threading import Thread
from racecourse import Atomic

top = Atomic(())
popped = None

def push(value):
    below = top.load()
    while not top.compare_exchange(below, (value, below)):
        below = top.load()

def pop():
    global popped
    node = top.load()
    while node != () and not top.compare_exchange(node, node[1]):
        node = top.load()
    if node != ():
        popped = node[0]

threads = [Thread(target=push, args=(1,)), Thread(target=pop)]
for t in threads: t.start()
for t in threads: t.join()
print(popped)
