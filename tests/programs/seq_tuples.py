# expect: holds
point = (3, 4)
x, y = point
print(point[0], point[-1], x, y, len(point))
print(point + (5,), point * 2, (), (1,))
print(3 in point, point == (3, 4), (1, "a", None))
print(point.index(4), point.count(3))

# output:
# 3 4 3 4 2
# (3, 4, 5) (3, 4, 3, 4) () (1,)
# True True (1, 'a', None)
# 1 1
