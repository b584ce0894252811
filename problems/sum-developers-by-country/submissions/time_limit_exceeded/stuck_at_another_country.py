# `continue` jumps over the line that moves on to the next record.
def sum_developers(records, country):
    total = 0
    i = 0
    while i < len(records):
        if records[i].get("Country") != country:
            continue
        total += records[i].get("Num_Developers", 0)
        i += 1
    return total
