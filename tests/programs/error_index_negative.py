# expect: error line 5
# raises: IndexError
xs = [1, 2]
print(xs[-1])
xs[-3] = 0
