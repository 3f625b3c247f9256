# expect: holds
x = 1
y = 1

def change():
    global x
    x = 2
    y = 2
    return y

def look():
    return x, y

print(change(), look())
print([x for x in range(3)], x)

# output:
# 2 (2, 1)
# [0, 1, 2] 2
