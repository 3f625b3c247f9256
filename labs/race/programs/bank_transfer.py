# expect: fails
# order: 7
# title: Bank transfer
# about: Two transfers between the same two accounts. Money must neither appear nor vanish.
# goal: fails | Money has appeared or vanished.
# goal: ends when alice == 90 and bob == 90 | Twenty have vanished on the way to Alice.
from threading import Thread

alice = 100
bob = 100

def to_bob(amount):
    global alice, bob
    alice -= amount
    bob += amount

def to_alice(amount):
    global alice, bob
    bob -= amount
    alice += amount

threads = [Thread(target=to_bob, args=(10,)), Thread(target=to_alice, args=(20,))]
for t in threads: t.start()
for t in threads: t.join()
assert alice + bob == 200, "money has appeared or vanished"
