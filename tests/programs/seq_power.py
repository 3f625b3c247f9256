# expect: holds
print(2 ** 10, (-3) ** 3, 5 ** 0)
print(-2 ** 2)
print(2 ** 3 ** 2)

# output:
# 1024 -27 1
# -4
# 512
