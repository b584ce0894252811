# "Niger" is also a part of "Nigeria".
def sum_developers(records, country):
    return sum(
        record.get("Num_Developers", 0)
        for record in records
        if "Country" in record and country in record["Country"]
    )
