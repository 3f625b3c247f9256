# expect: holds
xs = [4, -2, 7]
print(len(xs), min(xs), max(xs), sum(xs), abs(-3))
print(min(3, 1, 2), max(3, 1), max("b", "a"))
print(any([0, 1]), any([]), all([1, 0]), all([]))
print(sorted(xs), sorted(xs, reverse=True), xs)
for i, x in enumerate(xs):
    print(i, x)
for a, b in zip([1, 2, 3], ["a", "b"]):
    print(a, b)
print(str(5), int("-7"), bool(0), int(True))
print(isinstance(5, int), isinstance("5", int), isinstance(True, int))
print([i for i in range(2, 6)], len(range(10)), 3 in range(3))
print(sum([i * i for i in range(4)]))

# output:
# 3 -2 7 9 3
# 1 3 b
# True False False True
# [-2, 4, 7] [7, 4, -2] [4, -2, 7]
# 0 4
# 1 -2
# 2 7
# 1 a
# 2 b
# 5 -7 False 1
# True False True
# [2, 3, 4, 5] 10 False
# 14
