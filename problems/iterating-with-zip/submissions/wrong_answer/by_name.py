# A dictionary has each name once, so namesakes become one person.
def describe_people(names, ages, fill):
    if fill is not None:
        longer = max(len(names), len(ages))
        names = names + [fill] * (longer - len(names))
        ages = ages + [fill] * (longer - len(ages))
    people = dict(zip(names, ages))
    return [f"{name} is {age} years old." for name, age in people.items()]
