# Behind `if` at the end of a comprehension there is no `else`.
def comprehend(rows, shape, expression, conditions, listed):
    if shape == "flat":
        return [x * x for row in rows for x in row if x % 2 == 0 else x]
    return [[x * x for x in row] for row in rows]
