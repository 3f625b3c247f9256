# expect: holds
# outcomes: 3
from threading import Thread, Condition

buffer = []
changed = Condition()
total = 0

def produce(n):
    with changed:
        while len(buffer) == 1:
            changed.wait()
        buffer.append(n)
        changed.notify_all()

def consume():
    global total
    with changed:
        while not buffer:
            changed.wait()
        total += buffer.pop()
        changed.notify_all()

threads = [Thread(target=produce, args=(1,)), Thread(target=produce, args=(2,)),
           Thread(target=consume), Thread(target=consume)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
