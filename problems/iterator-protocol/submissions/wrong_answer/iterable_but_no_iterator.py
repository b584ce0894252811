# Each `iter` gives a new generator, and there is no `__next__`.
class CountUpTo:
    def __init__(self, max_val):
        self.max_val = max_val

    def __iter__(self):
        yield from range(self.max_val + 1)
