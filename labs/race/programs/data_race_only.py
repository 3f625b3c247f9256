# expect: holds data race
# order: 8
# title: A data race, but no race condition
# about: Both threads write the same flag without a lock. Nothing orders them, and yet nothing can go wrong.
# goal: ends | Both threads finish, in any order you like.
from threading import Thread

done = False

def finish():
    global done
    done = True

threads = [Thread(target=finish) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
assert done
