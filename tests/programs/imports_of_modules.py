# expect: holds
# outcomes: 3 3
import threading
import queue, time
import racecourse

total = 0
lock = threading.Lock()
done = queue.Queue()
hits = racecourse.Atomic(0)

def work(n):
    global total
    time.sleep(0)
    with lock:
        total += n
    with racecourse.atomic:
        hits.fetch_add(n)
    done.put(n)

threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: done.get()
print(hits.load(), total)
for t in threads: t.join()
