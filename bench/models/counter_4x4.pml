/* counter_4x4.py: a read of the counter is one step, the write with the sum the next. */
#ifndef ROUNDS
#define ROUNDS 4
#endif
byte counter;

proctype Increment() {
  byte seen, done;
end:
  do
  :: d_step { done < ROUNDS -> seen = counter }
     d_step { counter = seen + 1; seen = 0; done++ }
  od
}

init { atomic { run Increment(); run Increment(); run Increment(); run Increment() } }
