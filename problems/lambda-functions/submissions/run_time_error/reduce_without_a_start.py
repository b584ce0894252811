# `reduce` has nothing to begin with if there is no step, and no record is there to count fields.
from functools import reduce

FUNCTIONS = {
    "same": lambda x, n: x,
    "square": lambda x, n: x * x,
    "add": lambda x, n: x + n,
    "times": lambda x, n: x * n,
    "modulo": lambda x, n: x % n,
    "distance": lambda x, n: abs(x - n),
    "less": lambda x, n: x < n,
    "greater": lambda x, n: x > n,
    "equal": lambda x, n: x == n,
    "multiple": lambda x, n: x % n == 0,
}


def stage(step, width):
    action, field, name, n = step
    value = lambda r: FUNCTIONS[name](r[field], n)
    if action == "map":
        return lambda records: [
            [value(r) if i == field else r[i] for i in range(width)] for r in records
        ]
    if action == "filter":
        return lambda records: list(filter(value, records))
    return lambda records: sorted(records, key=value, reverse=action == "sort_descending")


def run_steps(records, steps):
    width = len(records[0])
    stages = [stage(step, width) for step in steps]
    return reduce(lambda f, g: lambda records: g(f(records)), stages)(records)
