# IndexError where the ages end before the names.
def describe_people(names, ages, fill):
    return [f"{names[i]} is {ages[i]} years old." for i in range(len(names))]
