# The count belongs to the class, so all objects share it.
class CountUpTo:
    current = 0

    def __init__(self, max_val):
        self.max_val = max_val

    def __iter__(self):
        return self

    def __next__(self):
        if CountUpTo.current > self.max_val:
            raise StopIteration
        CountUpTo.current += 1
        return CountUpTo.current - 1
