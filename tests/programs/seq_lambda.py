# expect: holds
double = lambda n: 2 * n
add = lambda a, b=10: a + b
print(double(4), add(1), add(1, 2))
table = [lambda: "zero", lambda: "one"]
print(table[1](), table[0]())
print(sorted([3, -5, 1], key=lambda n: n * n))
print((lambda: None)())

# output:
# 8 11 3
# one zero
# [1, 3, -5]
# None
