/* readers_writers_8x4.py: every read and write of `readers` is a step, as is every operation on a primitive. */
#define READERS 8
#define WRITERS 4

byte readers, reading, writing;
bool mutex;
byte room = 1;

inline acquire() { d_step { !mutex -> mutex = true } }
inline release() { mutex = false }

proctype Read() {
  byte n;
  do
  :: acquire();
     n = readers + 1;
     if
     :: d_step { n == 1 -> readers = n; n = 0 }
        d_step { room > 0 -> room-- }
     :: d_step { n != 1 -> readers = n; n = 0 }
     fi;
     release();
     reading++;
     assert(writing == 0);
     reading--;
     acquire();
     n = readers - 1;
     if
     :: d_step { n == 0 -> readers = n }
        room++
     :: d_step { n != 0 -> readers = n; n = 0 }
     fi;
     release()
  od
}

proctype Write() {
  do
  :: d_step { room > 0 -> room-- }
     d_step { assert(writing == 0); writing++ }
     assert(reading == 0);
     writing--;
     room++
  od
}

init {
  atomic {
    byte i;
    for (i : 1 .. READERS) { run Read() }
    for (i : 1 .. WRITERS) { run Write() }
  }
}
