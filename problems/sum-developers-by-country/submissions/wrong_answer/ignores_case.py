# Takes "INDIA" and "India" for the same country.
def sum_developers(records, country):
    wanted = country.lower()
    return sum(
        record.get("Num_Developers", 0)
        for record in records
        if record.get("Country", "").lower() == wanted and "Country" in record
    )
