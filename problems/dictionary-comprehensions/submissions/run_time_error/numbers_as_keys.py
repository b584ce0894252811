# The keys of the result must be texts.
def build_dictionary(keys, values, keep, form):
    made = {k: v for k, v in zip(keys, values)}
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
        return {v: k for k, v in made.items()}
    groups = {v: [] for v in made.values()}
    for k, v in made.items():
        groups[v].append(k)
    return groups
