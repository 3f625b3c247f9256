# expect: error line 6
# raises: TypeError
def add(a, b):
    return a + b

add(1)
