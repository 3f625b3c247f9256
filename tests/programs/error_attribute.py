# expect: error line 7
# raises: AttributeError
class Box:
    def __init__(self):
        self.width = 3

print(Box().height)
