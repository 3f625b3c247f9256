# expect: holds
def early():
    try:
        print("work")
        return "result"
    finally:
        print("tidy")

print(early())
for i in range(3):
    try:
        if i == 0:
            continue
        if i == 1:
            break
    finally:
        print("leave", i)
try:
    try:
        print("inner")
    finally:
        print("inner done")
finally:
    print("outer done")

# output:
# work
# tidy
# result
# leave 0
# leave 1
# inner
# inner done
# outer done
