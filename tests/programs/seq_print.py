# expect: holds
print()
print(1, "two", None, True, [3, "four"], (5,), {"six": 6})
print("a", "b", sep="-")
print("a", end="; ")
print("b")
print("x", "y", sep="", end="!\n")

# output:
#
# 1 two None True [3, 'four'] (5,) {'six': 6}
# a-b
# a; b
# xy!
