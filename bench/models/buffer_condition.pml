/* buffer_condition.py: every read and write of shared data is a step, as are acquire, release, wait (let go of the lock
 * and queue up), waking up with the lock again, and notify, which wakes who has waited longest. */
#define SIZE 2
#define ITEMS 4
#define PRODUCERS 2
#define CONSUMERS 2

byte ring[SIZE];
byte head, tail, count;
bool held;
byte full_queue[PRODUCERS];  /* who waits for a free place, the first first; 0 for nobody */
byte empty_queue[CONSUMERS];

#define RELEASE held = false
#define WAIT(queue) \
  d_step { held = false; if :: queue[0] == 0 -> queue[0] = me :: else -> queue[1] = me fi } \
  d_step { !held && queue[0] != me && queue[1] != me -> held = true }
#define NOTIFY(queue) d_step { queue[0] = queue[1]; queue[1] = 0 }

proctype Produce(byte me) {
  byte item, seen;
end:
  do
  :: d_step { !held && item < ITEMS -> held = true; item++ }
     do
     :: count == SIZE ->
        WAIT(full_queue)
     :: count != SIZE -> break
     od;
     seen = tail;
     d_step { ring[seen] = item; seen = 0 }
     seen = tail;
     d_step { tail = (seen + 1) % SIZE; seen = 0 }
     seen = count;
     d_step { count = seen + 1; seen = 0 }
     NOTIFY(empty_queue)
     RELEASE
  od
}

proctype Consume(byte me) {
  byte done, seen;
end:
  do
  :: d_step { !held && done < ITEMS -> held = true; done++ }
     do
     :: count == 0 ->
        WAIT(empty_queue)
     :: count != 0 -> break
     od;
     seen = head;
     d_step { assert(ring[seen] != 0); seen = 0 }
     seen = head;
     d_step { ring[seen] = 0; seen = 0 }
     seen = head;
     d_step { head = (seen + 1) % SIZE; seen = 0 }
     seen = count;
     d_step { count = seen - 1; seen = 0 }
     NOTIFY(full_queue)
     RELEASE
  od
}

init { atomic { run Produce(1); run Produce(2); run Consume(1); run Consume(2) } }
