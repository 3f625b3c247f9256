# expect: holds
print(1 < 2, 2 <= 2, 3 > 4, 4 >= 5, 1 == 1, 1 != 1)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 0, 3 == 3 != 4)
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (2,) > (1, 9))
print("ab" < "b", "a" == "a", "Z" < "a")
print(1 == "1", None == 0, True == 1)

def loud(n):
    print("asked", n)
    return n

print(loud(1) < loud(0) < loud(5))
print(loud(1) < loud(2) < loud(3))

# output:
# True True False False True False
# True False True True
# True True True
# True True True
# False False True
# asked 1
# asked 0
# False
# asked 1
# asked 2
# asked 3
# True
