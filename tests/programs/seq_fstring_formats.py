# expect: holds
n = 42
name = "ann"
print(f"[{n:5}] [{n:<5}] [{n:>5}] [{n:05}]")
print(f"[{name:5}] [{name:>5}] [{name:<5}]")
print(f"{name!r} {n!r}")

# output:
# [   42] [42   ] [   42] [00042]
# [ann  ] [  ann] [ann  ]
# 'ann' 42
