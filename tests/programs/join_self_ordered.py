# expect: holds
# outcomes: 3
# A thread starts another and waits for it: join orders all they do.
from threading import Thread

total = 0

def add(n):
    global total
    total += n

def outer():
    t = Thread(target=add, args=(1,))
    t.start()
    t.join()
    add(2)

t = Thread(target=outer)
t.start()
t.join()
print(total)
