# expect: error line 5
# raises: IndexError
xs = [1, 2]
print(xs[-2])
print(xs[2])
