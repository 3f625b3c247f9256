/* lastzero_10.py: every read and write of a place is a step. */
#define WRITERS 10
byte places[WRITERS + 1];

proctype Write(byte j) {
  byte before;
  before = places[j - 1];
  d_step { places[j] = before + 1; before = 0 }
end:
  false
}

proctype Read() {
  byte i = WRITERS;
  do
  :: d_step { places[i] != 0 -> i-- }
  :: d_step { places[i] == 0 -> i = 0 }
     break
  od;
end:
  false
}

init {
  atomic {
    byte j;
    run Read();
    for (j : 1 .. WRITERS) { run Write(j) }
  }
}
