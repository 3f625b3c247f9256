# expect: deadlock
# order: 3
# title: Flags only
# about: Each thread puts its own sign out first, and then sleeps until the other one’s is in.
# goal: deadlock | Both signs are out, and nobody ever gets in.
from threading import Thread, Event

sign_in = [Event(), Event()]
for sign in sign_in: sign.set()
owner = None

def lock(me):
    sign_in[me].clear()
    sign_in[1 - me].wait()

def unlock(me):
    sign_in[me].set()

def work(me):
    global owner
    lock(me)
    owner = me
    assert owner == me, "two threads are inside"
    unlock(me)

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
