# Behaves well, but it is not a class: its objects are generators.
def CountUpTo(max_val):
    current = 0
    while current <= max_val:
        yield current
        current += 1
