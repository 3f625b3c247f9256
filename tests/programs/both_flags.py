# expect: never finishes data race
# Both raise their flag, then each waits for the other to lower it.
from threading import Thread

wants = [False, False]
owner = None

def work(me):
    global owner
    wants[me] = True
    while wants[1 - me]:
        pass
    owner = me
    assert owner == me
    wants[me] = False

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
