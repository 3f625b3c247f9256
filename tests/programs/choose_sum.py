# expect: holds
# outcomes: 11 | 12 | 21 | 22
from racecourse import choose

a = choose([10, 20])
b = choose((1, 2))
print(a + b)
