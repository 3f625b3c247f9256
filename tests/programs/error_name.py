# expect: error line 4
# raises: NameError
def late():
    return answer

print(late())
answer = 42
