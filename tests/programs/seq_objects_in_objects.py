# expect: holds
class Node:
    def __init__(self, value, below):
        self.value = value
        self.below = below

top = None
for n in range(3):
    top = Node(n, top)
total = 0
node = top
while node:
    print(node.value)
    total += node.value
    node = node.below
print(total, top.below.below.below)
top.below.value += 40
print([top.value, top.below.value])

# output:
# 2
# 1
# 0
# 3 None
# [2, 41]
