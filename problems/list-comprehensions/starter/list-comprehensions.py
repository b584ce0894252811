def comprehend(
    rows: list[list[int]],
    shape: str,
    expression: str,
    conditions: list[str],
    listed: list[int],
) -> list[int] | list[list[int]]:
    """What the kept numbers of `rows` become, as one list or as a list for each row or column."""
    raise NotImplementedError("write your solution here")
