# expect: error line 4
# raises: ZeroDivisionError
try:
    print(1 // 0)
finally:
    print("tidy")
