from itertools import zip_longest


def describe_people(names: list[str], ages: list[int], fill: str | None) -> list[str]:
    pairs = zip(names, ages) if fill is None else zip_longest(names, ages, fillvalue=fill)
    return [f"{name} is {age} years old." for name, age in pairs]
