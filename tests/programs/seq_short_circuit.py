# expect: holds
def say(value):
    print("asked", [value])
    return value

print(say(0) and say(1))
print(say(2) or say(3))
print(say("") or say([]) or say("last"))
print(not say(0), not say("x"))
print(False or not True and True)

# output:
# asked [0]
# 0
# asked [2]
# 2
# asked ['']
# asked [[]]
# asked ['last']
# last
# asked [0]
# asked ['x']
# True False
# False
