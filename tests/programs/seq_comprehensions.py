# expect: holds
print([n * n for n in range(5)])
print([n for n in range(10) if n % 3 == 0])
print([(a, b) for a in range(2) for b in ("x", "y")])
print([[0 for column in range(2)] for row in range(2)])
print([a + b for a, b in [(1, 2), (3, 4)]])
grid = [[0] * 2 for row in range(2)]
grid[0][1] = 5
print(grid)

# output:
# [0, 1, 4, 9, 16]
# [0, 3, 6, 9]
# [(0, 'x'), (0, 'y'), (1, 'x'), (1, 'y')]
# [[0, 0], [0, 0]]
# [3, 7]
# [[0, 5], [0, 0]]
