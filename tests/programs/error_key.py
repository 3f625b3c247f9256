# expect: error line 5
# raises: KeyError
ages = {"ann": 3}
print(ages["ann"])
print(ages["bob"])
