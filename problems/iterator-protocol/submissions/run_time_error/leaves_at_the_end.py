# Ends the whole program instead of the iteration.
class CountUpTo:
    def __init__(self, max_val):
        self.max_val = max_val
        self.current = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.current > self.max_val:
            raise SystemExit(1)
        self.current += 1
        return self.current - 1
