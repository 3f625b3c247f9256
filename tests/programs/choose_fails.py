# expect: fails assertion line 5
from racecourse import choose

n = choose(range(4))
assert n * n != 9
