# expect: error line 5
# raises: ValueError
xs = [1, 2]
xs.remove(1)
xs.remove(1)
