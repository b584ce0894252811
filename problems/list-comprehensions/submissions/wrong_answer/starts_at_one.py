# Counts places from 1.
EXPRESSIONS = {
    "same": lambda x, position: x,
    "square": lambda x, position: x**2,
    "half": lambda x, position: x // 2,
    "position": lambda x, position: position,
}


def comprehend(rows, shape, expression, conditions, listed):
    listed = set(listed)
    tests = {
        "even": lambda x: x % 2 == 0,
        "odd": lambda x: x % 2 == 1,
        "positive": lambda x: x > 0,
        "listed": lambda x: x in listed,
        "unlisted": lambda x: x not in listed,
    }
    value = EXPRESSIONS[expression]

    def kept(x):
        return all(tests[name](x) for name in conditions)

    if shape == "flat":
        return [value(x, j) for row in rows for j, x in enumerate(row, 1) if kept(x)]
    if shape == "rows":
        return [[value(x, j) for j, x in enumerate(row, 1) if kept(x)] for row in rows]
    columns = [[] for _ in range(max((len(row) for row in rows), default=0))]
    for row in rows:
        for j, x in enumerate(row, 1):
            if kept(x):
                columns[j - 1].append(value(x, j))
    return columns
