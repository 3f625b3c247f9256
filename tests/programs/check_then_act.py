# expect: fails assertion line 14 data race
from threading import Thread

balance = 100

def withdraw(amount):
    global balance
    if balance >= amount:
        balance -= amount

threads = [Thread(target=withdraw, args=(80,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert balance >= 0
