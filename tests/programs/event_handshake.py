# expect: holds
# outcomes: ping pong
from threading import Thread, Event

asked = Event()
answered = Event()
words = []

def answer():
    asked.wait()
    words.append("pong")
    answered.set()

t = Thread(target=answer)
t.start()
words.append("ping")
asked.set()
answered.wait()
print(words[0], words[1])
t.join()
