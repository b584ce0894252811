# `list.sort` sorts in place and returns None.
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
    for action, field, name, n in steps:
        if action == "map":
            function = FUNCTIONS[name]
            records = list(
                map(lambda r: r[:field] + [function(r[field], n)] + r[field + 1 :], records)
            )
        elif action == "filter":
            condition = CONDITIONS[name]
            records = list(filter(lambda r: condition(r[field], n), records))
        else:
            function = FUNCTIONS[name]
            records = records.sort(
                key=lambda r: function(r[field], n),
                reverse=action == "sort_descending",
            )
    return records
