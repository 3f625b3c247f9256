# expect: error line 6
# raises: ZeroDivisionError
def share(total, people):
    if people < 0:
        return 0
    return total // people

share(10, 2)
share(10, 0)
