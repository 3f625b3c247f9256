# expect: holds
# outcomes: 0
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
threads = [Thread(target=account.withdraw, args=(3,)),
           Thread(target=account.deposit, args=(1,)),
           Thread(target=account.deposit, args=(2,))]
for t in threads: t.start()
for t in threads: t.join()
print(account.balance)
