# Writes down all the numbers before the first one is asked for.
class CountUpTo:
    def __init__(self, max_val):
        self.numbers = list(range(max_val + 1))
        self.place = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.place == len(self.numbers):
            raise StopIteration
        self.place += 1
        return self.numbers[self.place - 1]
