# `next` works, `for` does not.
class CountUpTo:
    def __init__(self, max_val):
        self.max_val = max_val
        self.current = 0

    def __next__(self):
        if self.current > self.max_val:
            raise StopIteration
        value = self.current
        self.current += 1
        return value
