# Returns None at the end instead of raising StopIteration, so no loop ever ends.
class CountUpTo:
    def __init__(self, max_val):
        self.max_val = max_val
        self.current = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= self.max_val:
            value = self.current
            self.current += 1
            return value
        return None
