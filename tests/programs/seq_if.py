# expect: holds
def sign(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        pass
    else:
        return "large"
    return "small"

for n in (-3, 0, 3, 30):
    print(n, sign(n))
print("even" if 4 % 2 == 0 else "odd")
print(1 if False else 2 if False else 3)

# output:
# -3 negative
# 0 zero
# 3 small
# 30 large
# even
# 3
