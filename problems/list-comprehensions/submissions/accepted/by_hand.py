def comprehend(rows, shape, expression, conditions, listed):
    known = dict.fromkeys(listed)
    result = []
    for row in rows:
        target = result
        if shape == "rows":
            target = []
            result.append(target)
        for j, x in enumerate(row):
            if shape == "columns":
                if j == len(result):
                    result.append([])
                target = result[j]
            if "even" in conditions and x % 2:
                continue
            if "odd" in conditions and not x % 2:
                continue
            if "positive" in conditions and x <= 0:
                continue
            if "listed" in conditions and x not in known:
                continue
            if "unlisted" in conditions and x in known:
                continue
            if expression == "square":
                target.append(x * x)
            elif expression == "half":
                target.append(x >> 1)
            elif expression == "position":
                target.append(j)
            else:
                target.append(x)
    return result
