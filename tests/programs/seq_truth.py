# expect: holds
for value in [0, 1, -1, "", "a", (), (0,), [], [0], {}, {0: 0}, None, True, False]:
    if value:
        print(value, "is true")
    else:
        print(value, "is false")
print(bool(3), bool(""), bool([]))

# output:
# 0 is false
# 1 is true
# -1 is true
#  is false
# a is true
# () is false
# (0,) is true
# [] is false
# [0] is true
# {} is false
# {0: 0} is true
# None is false
# True is true
# False is false
# True False False
