from threading import Thread, Lock, Condition

N = 3
forks = [Lock() for _ in range(N)]
waiter = Condition()
seated = 0

def sit_down():
    global seated
    with waiter:
        while seated == N - 1:
            waiter.wait()
        seated += 1

def stand_up():
    global seated
    with waiter:
        seated -= 1
        waiter.notify()

def dine(me):
    left, right = me - 1, me % N
    sit_down()
    with forks[left]:
        with forks[right]:
            pass  # eats
    stand_up()

threads = [Thread(target=dine, args=(i,)) for i in range(1, N + 1)]
for t in threads: t.start()
for t in threads: t.join()
