# expect: holds
n = 0
while True:
    n += 1
    if n == 2:
        continue
    if n > 5:
        break
    print(n)
while n > 0: n -= 3
print("end", n)

# output:
# 1
# 3
# 4
# 5
# end 0
