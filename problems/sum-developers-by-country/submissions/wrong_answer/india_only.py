# Looks for the country of the first example, whatever the parameter says.
def sum_developers(records, country):
    return sum(
        record.get("Num_Developers", 0) for record in records if record.get("Country") == "India"
    )
