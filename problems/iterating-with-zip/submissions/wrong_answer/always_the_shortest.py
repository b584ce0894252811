# Forgets that `fill` is there.
def describe_people(names, ages, fill):
    return [f"{name} is {age} years old." for name, age in zip(names, ages)]
