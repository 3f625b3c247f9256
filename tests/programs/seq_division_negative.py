# expect: holds
# The quotient is rounded down, so the remainder has the sign of the divisor.
for a in (7, -7):
    for b in (2, -2):
        print(a, b, a // b, a % b)
        assert (a // b) * b + a % b == a
print(-1 // 10, -1 % 10, 0 // -3, 0 % -3)
print(-6 // 3, -6 % 3, 6 // -3, 6 % -3)

# output:
# 7 2 3 1
# 7 -2 -4 -1
# -7 2 -4 1
# -7 -2 3 -1
# -1 9 0 0
# -2 0 -2 0
