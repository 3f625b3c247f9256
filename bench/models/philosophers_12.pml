/* philosophers_12.py: take a fork, take the other, eat, put the second back, put the first back. */
#define SEATS 12
bool taken[SEATS];

proctype Dine(byte first; byte second) {
  do
  :: d_step { !taken[first] -> taken[first] = true }
     d_step { !taken[second] -> taken[second] = true }
     skip;
     taken[second] = false;
     taken[first] = false
  od
}

init {
  atomic {
    byte i;
    for (i : 0 .. SEATS - 2) { run Dine(i, i + 1) }
    run Dine(0, SEATS - 1)
  }
}
