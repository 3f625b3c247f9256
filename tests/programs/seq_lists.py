# expect: holds
xs = [3, 1]
xs.append(2)
xs.extend([5, 1])
xs.insert(0, 9)
print(xs, len(xs), xs.index(1), xs.count(1))
print(xs.pop(), xs.pop(0), xs)
xs.remove(1)
print(xs, 3 in xs, 1 in xs, 1 not in xs)
print(xs[0], xs[-1], xs + [7], [0] * 3)
xs[1] = [4]
xs[1].append(6)
print(xs)
xs += [8]
print(xs == [3, [4, 6], 5, 8])
xs.clear()
print(xs)

# output:
# [9, 3, 1, 2, 5, 1] 6 2 2
# 1 9 [3, 1, 2, 5]
# [3, 2, 5] True False True
# 3 5 [3, 2, 5, 7] [0, 0, 0]
# [3, [4, 6], 5]
# True
# []
