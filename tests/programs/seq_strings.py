# expect: holds
s = "race" + 'course'
print(s, len(s), s[0], s[-1], s * 2)
print("our" in s, "x" not in s, s == "racecourse")
print("tab\tquote\"backslash\\")
print(str(12) + "3", int("45") + 1, str(None), str([1, "a"]))
print(["it's", 'a "word"', "line\n"])
print("")

# output:
# racecourse 10 r e racecourseracecourse
# True True True
# tab	quote"backslash\
# 123 46 None [1, 'a']
# ["it's", 'a "word"', 'line\n']
#
