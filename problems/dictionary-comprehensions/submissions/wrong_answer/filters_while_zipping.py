# Filters the pairs, not the finished dictionary: an earlier value of a key comes back.
def build_dictionary(keys, values, keep, form):
    tests = {
        "all": lambda k, v: True,
        "even": lambda k, v: v % 2 == 0,
        "positive": lambda k, v: v > 0,
        "short": lambda k, v: len(k) <= 3,
    }
    made = {k: v for k, v in zip(keys, values) if tests[keep](k, v)}
    if keep == "even":
        made = {k: v for k, v in made.items() if v % 2 == 0}
    elif keep == "positive":
        made = {k: v for k, v in made.items() if v > 0}
    elif keep == "short":
        made = {k: v for k, v in made.items() if len(k) <= 3}
    if form == "plain":
        return made
    if form == "squares":
        return {k: v**2 for k, v in made.items()}
    if form == "swapped":
        return {str(v): k for k, v in made.items()}
    groups = {str(v): [] for v in made.values()}
    for k, v in made.items():
        groups[str(v)].append(k)
    return groups
