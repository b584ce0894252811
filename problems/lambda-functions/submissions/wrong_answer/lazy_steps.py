# `map` and `filter` wait until somebody asks, and then use the step of that moment.
FUNCTIONS = {
    "same": lambda n: lambda x: x,
    "square": lambda n: lambda x: x * x,
    "add": lambda n: lambda x: x + n,
    "times": lambda n: lambda x: x * n,
    "modulo": lambda n: lambda x: x % n,
    "distance": lambda n: lambda x: abs(x - n),
}

CONDITIONS = {
    "less": lambda n: lambda x: x < n,
    "greater": lambda n: lambda x: x > n,
    "equal": lambda n: lambda x: x == n,
    "multiple": lambda n: lambda x: x % n == 0,
}


def run_steps(records, steps):
    for action, field, name, n in steps:
        if action == "map":
            function = FUNCTIONS[name](n)
            records = map(
                lambda r: r[:field] + [function(r[field])] + r[field + 1 :], records
            )
        elif action == "filter":
            condition = CONDITIONS[name](n)
            records = filter(lambda r: condition(r[field]), records)
        else:
            key = FUNCTIONS[name](n)
            records = sorted(
                records, key=lambda r: key(r[field]), reverse=action == "sort_descending"
            )
    return list(records)
