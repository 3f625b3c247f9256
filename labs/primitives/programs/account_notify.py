# expect: deadlock
# order: 15
# title: A monitor that wakes one
# about: The same account. A deposit wakes only one of those who wait.
# goal: deadlock | There is enough money, and a customer waits for ever.
from threading import Thread, Condition

class Account:
    def __init__(self):
        self.changed = Condition()
        self.balance = 0

    def deposit(self, amount):
        with self.changed:
            self.balance += amount
            self.changed.notify()

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
