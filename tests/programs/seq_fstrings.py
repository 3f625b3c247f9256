# expect: holds
name = "fork"
n = 3
xs = [1, "two"]
print(f"{name} {n}")
print(f"{n + 1} {{braces}} {xs[1]} {xs}")
print(f"{name}{'s' if n > 1 else ''}")
print(f"", f"plain", f"{None} {True} {(1, 'a')}")

# output:
# fork 3
# 4 {braces} two [1, 'two']
# forks
#  plain None True (1, 'a')
