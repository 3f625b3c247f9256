# expect: holds
ages = {"ann": 3, "bob": 5}
ages["cy"] = 7
ages["ann"] += 1
print(ages, len(ages), ages["bob"])
print(ages.get("ann"), ages.get("dan"), ages.get("dan", 0))
print("bob" in ages, "dan" not in ages)
for name, age in ages.items():
    print(name, age)
print(sum(ages.values()), [name for name in ages.keys()])
grid = {(0, 1): True, 5: None}
print(grid[(0, 1)], grid[5], grid)

# output:
# {'ann': 4, 'bob': 5, 'cy': 7} 3 5
# 4 None 0
# True True
# ann 4
# bob 5
# cy 7
# 16 ['ann', 'bob', 'cy']
# True None {(0, 1): True, 5: None}
