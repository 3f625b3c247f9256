# expect: error line 6
# raises: UnboundLocalError
counter = 0

def increment():
    counter += 1

increment()
