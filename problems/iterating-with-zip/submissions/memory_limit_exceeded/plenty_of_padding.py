# Fills both lists up to a length that is surely enough, and too much for the memory.
PLENTY = 100_000_000


def describe_people(names, ages, fill):
    longer = max(len(names), len(ages))
    if fill is not None:
        names = (names + [fill] * PLENTY)[:longer]
        ages = (ages + [fill] * PLENTY)[:longer]
    return [f"{name} is {age} years old." for name, age in zip(names, ages)]
