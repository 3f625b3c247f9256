# expect: holds
class Fork:
    made = 0
    kind = "fork"

    def __init__(self):
        Fork.made += 1
        self.number = Fork.made

a = Fork()
b = Fork()
print(Fork.made, a.number, b.number, a.made)
a.kind = "spoon"
print(a.kind, b.kind, Fork.kind)

# output:
# 2 1 2 2
# spoon fork fork
