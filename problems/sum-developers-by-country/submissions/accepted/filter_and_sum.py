from operator import methodcaller

developers = methodcaller("get", "Num_Developers", 0)


def sum_developers(records: list[dict], country: str) -> int:
    return sum(map(developers, filter(lambda record: record.get("Country") == country, records)))
