# expect: holds
from threading import Lock, RLock

lock = Lock()

def early():
    with lock:
        return lock.locked()

print(early(), lock.locked())
for i in range(2):
    with lock:
        if i == 0:
            continue
        break
print(lock.locked())
with lock, RLock():
    print("both", lock.locked())
print(lock.locked())

# output:
# True False
# False
# both True
# False
