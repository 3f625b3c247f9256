# expect: holds
def area(width, height=2, scale=1):
    return width * height * scale

def nothing():
    pass

def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)

print(area(3), area(3, 4), area(3, scale=10), area(height=5, width=6))
print(nothing())
print(factorial(10))
function = area
print(function(1, 1))

# output:
# 6 12 60 30
# None
# 3628800
# 1
