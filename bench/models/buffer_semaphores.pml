/* buffer_semaphores.py: every read and write of shared data is a step, as is every operation on a lock or semaphore. */
#define SIZE 2
#define ITEMS 4

byte ring[SIZE];
byte head, tail;
byte free = SIZE, filled;
bool held;

inline acquire() { d_step { !held -> held = true } }
inline release() { held = false }

proctype Produce() {
  byte item, seen;
end:
  do
  :: d_step { item < ITEMS && free > 0 -> free--; item++ }
     acquire();
     seen = tail;
     d_step { ring[seen] = item; seen = 0 }
     seen = tail;
     d_step { tail = (seen + 1) % SIZE; seen = 0 }
     release();
     filled++
  od
}

proctype Consume() {
  byte done, seen;
end:
  do
  :: d_step { done < ITEMS && filled > 0 -> filled--; done++ }
     acquire();
     seen = head;
     d_step { assert(ring[seen] != 0); seen = 0 }
     seen = head;
     d_step { ring[seen] = 0; seen = 0 }
     seen = head;
     d_step { head = (seen + 1) % SIZE; seen = 0 }
     release();
     free++
  od
}

init { atomic { run Produce(); run Produce(); run Consume(); run Consume() } }
