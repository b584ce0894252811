from functools import reduce


def function_of(name, n):
    if name == "same":
        return lambda x: x
    if name == "square":
        return lambda x: x**2
    if name == "add":
        return lambda x: x + n
    if name == "times":
        return lambda x: x * n
    if name == "modulo":
        return lambda x: x % n
    return lambda x: max(x - n, n - x)


def condition_of(name, n):
    if name == "less":
        return lambda x: x < n
    if name == "greater":
        return lambda x: x > n
    if name == "equal":
        return lambda x: x == n
    return lambda x: not x % n


def mapped(record, field, function):
    copy = list(record)
    copy[field] = function(copy[field])
    return copy


def stage(action, field, name, n):
    if action == "filter":
        condition = condition_of(name, n)
        return lambda records: [r for r in records if condition(r[field])]
    function = function_of(name, n)
    if action == "map":
        return lambda records: [mapped(r, field, function) for r in records]
    sign = -1 if action == "sort_descending" else 1
    return lambda records: sorted(records, key=lambda r: sign * function(r[field]))


def run_steps(records, steps):
    stages = [stage(*step) for step in steps]
    return reduce(lambda done, next_stage: next_stage(done), stages, records)
