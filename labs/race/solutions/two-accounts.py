from threading import Thread, Lock

alice = 100
bob = 100
lock = Lock()

def to_bob(amount):
    global alice, bob
    with lock:
        alice -= amount
        bob += amount

def to_alice(amount):
    global alice, bob
    with lock:
        bob -= amount
        alice += amount

threads = [Thread(target=to_bob, args=(10,)), Thread(target=to_alice, args=(20,))]
for t in threads: t.start()
for t in threads: t.join()
assert alice + bob == 200, "money has appeared or vanished"
