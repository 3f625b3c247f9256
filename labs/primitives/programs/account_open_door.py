# expect: fails data race
# order: 16
# title: A monitor with an open door
# about: The same account and two deposits. A deposit changes the balance before it takes the lock.
# goal: fails | A deposit is lost.
from threading import Thread, Condition

class Account:
    def __init__(self):
        self.changed = Condition()
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount
        with self.changed:
            self.changed.notify_all()

    def withdraw(self, amount):
        with self.changed:
            while self.balance < amount:
                self.changed.wait()
            self.balance -= amount

account = Account()
threads = [Thread(target=account.deposit, args=(1,)), Thread(target=account.deposit, args=(3,))]
for t in threads: t.start()
for t in threads: t.join()
assert account.balance == 4, "a deposit is lost"
