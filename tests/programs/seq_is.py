# expect: holds
nothing = None
zero = 0
a = [1]
b = [1]
c = a
print(nothing is None, zero is None, zero is not None)
print(a == b, a is None, c is not None)
c.append(2)
print(a, b)

# output:
# True False True
# True False True
# [1, 2] [1]
