# expect: holds
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (3, 4), 5
print(c, d, e)
[f, g] = [6, 7]
print(f, g)
xs = [1, 2, 3]
xs[0], xs[2] = xs[2], xs[0]
xs[1] += 10
print(xs)
pair = 8, 9
print(pair)

# output:
# 2 1
# 3 4 5
# 6 7
# [3, 12, 1]
# (8, 9)
