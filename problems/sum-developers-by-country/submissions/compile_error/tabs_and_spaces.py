# The last line is indented with a tab, the others with spaces.
def sum_developers(records, country):
    total = 0
    for record in records:
        if record.get("Country") == country:
            total += record.get("Num_Developers", 0)
	return total
