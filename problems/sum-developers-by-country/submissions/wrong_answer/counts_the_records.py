# Counts the records instead of adding up what is in them.
def sum_developers(records, country):
    return len([record for record in records if record.get("Country") == country])
