# expect: holds
# order: 12
# title: The MCS lock
# about: A queue. Each thread waits at a flag in its own node, and the one before it lowers that flag.
# goal: ends | Both threads have been inside, one after the other.
from threading import Thread
from racecourse import Atomic

class Node:
    def __init__(self):
        self.next = Atomic(None)
        self.waits = Atomic(True)

tail = Atomic(None)
owner = None

def lock(node):
    before = tail.exchange(node)
    if before is not None:
        before.next.store(node)
        while node.waits.load():
            pass

def unlock(node):
    if node.next.load() is None and tail.compare_exchange(node, None):
        return
    while node.next.load() is None:
        pass
    node.next.load().waits.store(False)

def work(me):
    global owner
    node = Node()
    lock(node)
    owner = me
    assert owner == me, "two threads are inside"
    unlock(node)

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
