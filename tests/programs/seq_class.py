# expect: holds
class Counter:
    def __init__(self, start=0):
        self.value = start
        self.history = []

    def add(self, n=1):
        self.value += n
        self.history.append(n)
        return self

    def twice(self, n):
        self.add(n)
        self.add(n=n)

a = Counter()
b = Counter(10)
a.add().add(5)
b.twice(3)
print(a.value, b.value, a.history, b.history)
a.value = 100
a.label = "new"
print(a.value, a.label, isinstance(a, Counter))
add = b.add
add(1)
print(b.value)

# output:
# 6 16 [1, 5] [3, 3]
# 100 new True
# 17
