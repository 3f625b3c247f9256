/* peterson.py: every read and write of the flags and the turn is a step. */
bool wants[2];
byte turn;
byte inside;

proctype Work(byte me) {
  do
  :: wants[me] = true;
     turn = 1 - me;
     do
     :: wants[1 - me] ->
        if
        :: turn == 1 - me
        :: turn != 1 - me -> break
        fi
     :: !wants[1 - me] -> break
     od;
     atomic { assert(inside == 0); inside++ }
     inside--;
     wants[me] = false
  od
}

init { atomic { run Work(0); run Work(1) } }
