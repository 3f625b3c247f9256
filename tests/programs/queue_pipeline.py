# expect: holds
# outcomes: [1, 3]
from threading import Thread
from queue import Queue

numbers = Queue(maxsize=1)
results = Queue()

def source():
    for n in range(2):
        numbers.put(n)
    numbers.put(None)

def double():
    n = numbers.get()
    while n is not None:
        results.put(2 * n + 1)
        n = numbers.get()
    results.put(None)

threads = [Thread(target=source), Thread(target=double)]
for t in threads: t.start()
out = []
n = results.get()
while n is not None:
    out.append(n)
    n = results.get()
for t in threads: t.join()
print(out)
