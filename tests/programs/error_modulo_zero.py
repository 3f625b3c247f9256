# expect: error line 5
# raises: ZeroDivisionError
n = 3
n -= 3
print(5 % n)
