# `get` without a default gives None, and None cannot be added.
def sum_developers(records, country):
    total = 0
    for record in records:
        if record.get("Country") == country:
            total += record.get("Num_Developers")
    return total
