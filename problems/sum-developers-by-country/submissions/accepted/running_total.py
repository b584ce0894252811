def sum_developers(records, country):
    total = 0
    for record in records:
        if "Country" in record and record["Country"] == country:
            total += record.get("Num_Developers", 0)
    return total
