# expect: fails
# order: 13
# title: Printer and scanner, banker
# about: The same two customers and a banker whose safety check is yours to write.
from threading import Thread, Condition

bank = Condition()
free = [1, 1]
limit = [[1, 1], [1, 1]]
loan = [[0, 0], [0, 0]]

book_limit = [[7, 5, 3], [3, 2, 2], [9, 0, 2], [2, 2, 2], [4, 3, 3]]
book_loan = [[0, 1, 0], [2, 0, 0], [3, 0, 2], [2, 1, 1], [0, 0, 2]]

def safe(free, loan, limit):
    pass

def granted(me, kind):
    if free[kind] == 0:
        return False
    free[kind] -= 1
    loan[me][kind] += 1
    if safe(free, loan, limit):
        return True
    free[kind] += 1
    loan[me][kind] -= 1
    return False

def borrow(me, kind):
    with bank:
        while not granted(me, kind):
            bank.wait()

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

assert safe([3, 3, 2], book_loan, book_limit), "the bank of the textbook is safe"
book_loan[1] = [3, 0, 2]
assert safe([2, 3, 0], book_loan, book_limit), "it is still safe when P1 has its units"
book_loan[0] = [0, 3, 0]
assert not safe([2, 1, 0], book_loan, book_limit), "nobody can finish any more"
assert not safe([0], [[1], [1], [1]], [[1], [3], [3]]), "the first can finish, and the others cannot"

threads = [Thread(target=customer, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
