# expect: fails assertion line 5
numbers = [1, 2, 3]
total = sum(numbers)
assert total == 6
assert total == 7, f"total is {total}"
