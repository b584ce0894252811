# Starts with 0.0, so every total is a float.
def sum_developers(records, country):
    total = 0.0
    for record in records:
        if record.get("Country") == country:
            total += record.get("Num_Developers", 0)
    return total
