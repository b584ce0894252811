class CountUpTo:
    def __init__(self, max_val):
        self.max_val = max_val
        self.current = 0

    def __iter__(self):
        return self

    def __next__(self):
        print "next number"
        if self.current > self.max_val:
            raise StopIteration
        self.current += 1
        return self.current - 1
