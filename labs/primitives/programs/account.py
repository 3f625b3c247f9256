# expect: holds
# order: 14
# title: A monitor
# about: Two customers withdraw 3 and 1, two deposits of 1 and 3 come in. A withdrawal waits until there is enough.
# goal: ends | Everybody has been served.
from threading import Thread, Condition

class Account:
    def __init__(self):
        self.changed = Condition()
        self.balance = 0

    def deposit(self, amount):
        with self.changed:
            self.balance += amount
            self.changed.notify_all()

    def withdraw(self, amount):
        with self.changed:
            while self.balance < amount:
                self.changed.wait()
            self.balance -= amount

account = Account()
threads = [Thread(target=account.withdraw, args=(3,)), Thread(target=account.withdraw, args=(1,)),
           Thread(target=account.deposit, args=(1,)), Thread(target=account.deposit, args=(3,))]
for t in threads: t.start()
for t in threads: t.join()
assert account.balance == 0, "the sums do not agree"
