# expect: holds
for i in range(3):
    print(i)
for i in range(5, 0, -2):
    print(i)
for word in ["a", "b"]:
    for n in (1, 2, 3):
        if n == 2:
            continue
        if word == "b":
            break
        print(word, n)
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for i in range(0):
    print("never")
print(i)

# output:
# 0
# 1
# 2
# 5
# 3
# 1
# a 1
# a 3
# 3
# 7
# 1
