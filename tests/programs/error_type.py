# expect: error line 5
# raises: TypeError
n = 3
print("n is " + str(n))
print("n is " + n)
