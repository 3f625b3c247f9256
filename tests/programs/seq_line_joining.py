# expect: holds
total = (1 +
         2 +
         3)
xs = [
    1,  # a comment inside
    2,
]
if total == 6 and \
        len(xs) == 2:
    print("joined"); print("two on a line")
if xs: print(xs)

# output:
# joined
# two on a line
# [1, 2]
