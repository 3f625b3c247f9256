# expect: error line 4
# raises: ValueError
pair = (1, 2, 3)
a, b = pair
print(a, b)
