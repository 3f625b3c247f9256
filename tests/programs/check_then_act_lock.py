# expect: holds
# outcomes: 20
from threading import Thread, Lock

balance = 100
lock = Lock()

def withdraw(amount):
    global balance
    lock.acquire()
    try:
        if balance < amount:
            return
        balance -= amount
    finally:
        lock.release()

threads = [Thread(target=withdraw, args=(80,)) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(balance)
