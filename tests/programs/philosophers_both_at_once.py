# expect: holds
from threading import Thread, Condition

table = Condition()
free = [True, True, True]

def dine(me):
    right = (me + 1) % 3
    with table:
        while not (free[me] and free[right]):
            table.wait()
        free[me] = False
        free[right] = False
    with table:
        free[me] = True
        free[right] = True
        table.notify_all()

threads = [Thread(target=dine, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
assert free == [True, True, True]
