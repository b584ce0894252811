# KeyError where a key is missing.
def sum_developers(records, country):
    return sum(record["Num_Developers"] for record in records if record["Country"] == country)
