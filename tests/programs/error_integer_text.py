# expect: error line 4
# raises: ValueError
print(int("12"))
print(int("twelve"))
print("never here")
