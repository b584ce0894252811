# All stages are built first. When they run, `action`, `field`, `name` and `n` are those of the last step.
FUNCTIONS = {
    "same": lambda x, n: x,
    "square": lambda x, n: x * x,
    "add": lambda x, n: x + n,
    "times": lambda x, n: x * n,
    "modulo": lambda x, n: x % n,
    "distance": lambda x, n: abs(x - n),
}

CONDITIONS = {
    "less": lambda x, n: x < n,
    "greater": lambda x, n: x > n,
    "equal": lambda x, n: x == n,
    "multiple": lambda x, n: x % n == 0,
}


def run_steps(records, steps):
    stages = []
    for action, field, name, n in steps:
        if action == "map":
            stages.append(
                lambda records: [
                    r[:field] + [FUNCTIONS.get(name, FUNCTIONS["same"])(r[field], n)] + r[field + 1 :]
                    for r in records
                ]
            )
        elif action == "filter":
            stages.append(
                lambda records: [
                    r for r in records if name not in CONDITIONS or CONDITIONS[name](r[field], n)
                ]
            )
        else:
            stages.append(
                lambda records: sorted(
                    records,
                    key=lambda r: FUNCTIONS.get(name, FUNCTIONS["same"])(r[field], n),
                    reverse=action == "sort_descending",
                )
            )
    for stage in stages:
        records = stage(records)
    return records
