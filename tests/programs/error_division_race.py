# expect: error line 9 data race
# raises: ZeroDivisionError
from threading import Thread

people = 2

def share():
    if people > 0:
        print(10 // people)

def leave():
    global people
    people = 0

threads = [Thread(target=share), Thread(target=leave)]
for t in threads: t.start()
for t in threads: t.join()
