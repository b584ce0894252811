from collections import defaultdict


def kept(key, value, keep):
    if keep == "even":
        return not value & 1
    if keep == "positive":
        return value >= 1
    return keep == "all" or len(key) < 4


def build_dictionary(keys, values, keep, form):
    result = defaultdict(list) if form == "grouped" else {}
    for key, value in dict(zip(keys, values)).items():
        if not kept(key, value, keep):
            continue
        match form:
            case "plain":
                result[key] = value
            case "squares":
                result[key] = value * value
            case "swapped":
                result[f"{value}"] = key
            case "grouped":
                result[f"{value}"].append(key)
    return dict(result)
