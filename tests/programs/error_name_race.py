# expect: error line 6 data race
# raises: NameError
from threading import Thread

def work():
    print(answer)

t = Thread(target=work)
t.start()
answer = 42
t.join()
