# expect: holds
a = 17
b = 5
print(a + b, a - b, a * b, a // b, a % b)
print(-a, +a, 2 + 3 * 4, (2 + 3) * 4, 10 - 4 - 3)
a += 3
a -= 1
a *= 2
print(a)
a //= 4
print(a)
a %= 4
print(a)
print(True + True, False * 7)
assert 3 * -2 == -6

# output:
# 22 12 85 3 2
# -17 17 14 20 3
# 38
# 9
# 1
# 2 0
