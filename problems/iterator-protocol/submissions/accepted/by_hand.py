class CountUpTo:
    def __init__(self, max_val):
        self.remaining = max_val + 1
        self.value = -1

    def __iter__(self):
        return self

    def __next__(self):
        if self.remaining <= 0:
            raise StopIteration
        self.remaining -= 1
        self.value += 1
        return self.value
