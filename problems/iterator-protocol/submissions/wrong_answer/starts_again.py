# `__iter__` sets the count back.
class CountUpTo:
    def __init__(self, max_val):
        self.max_val = max_val
        self.current = 0

    def __iter__(self):
        self.current = 0
        return self

    def __next__(self):
        if self.current > self.max_val:
            raise StopIteration
        value = self.current
        self.current += 1
        return value
