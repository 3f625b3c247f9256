# expect: holds
# order: 15
# title: The mutex of the language
# about: threading.Lock, as std::mutex in C++. Nobody spins.
# goal: ends | Both threads have been inside, one after the other.
from threading import Thread, Lock

mutex = Lock()
owner = None

def work(me):
    global owner
    with mutex:
        owner = me
        assert owner == me, "two threads are inside"

threads = [Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
