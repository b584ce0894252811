def sum_developers(records: list[dict], country: str) -> int:
    """The sum of `Num_Developers` over the records whose `Country` is `country`."""
    raise NotImplementedError("write your solution here")
