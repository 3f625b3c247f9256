# expect: deadlock
# order: 12
# title: Printer and scanner
# about: Two kinds with one unit each. One customer takes the printer first, the other the scanner.
# goal: deadlock | Each holds one and waits for the other.
from threading import Thread, Condition

bank = Condition()
free = [1, 1]
limit = [[1, 1], [1, 1]]
loan = [[0, 0], [0, 0]]

def borrow(me, kind):
    with bank:
        while free[kind] == 0:
            bank.wait()
        free[kind] -= 1
        loan[me][kind] += 1

def repay(me):
    with bank:
        for kind in (0, 1):
            free[kind] += loan[me][kind]
            loan[me][kind] = 0
        bank.notify_all()

def customer(me):
    borrow(me, me)
    borrow(me, 1 - me)
    repay(me)

threads = [Thread(target=customer, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
