# ValueError where the lists differ in length.
def describe_people(names, ages, fill):
    return [f"{name} is {age} years old." for name, age in zip(names, ages, strict=True)]
