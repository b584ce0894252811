def unique(
    numbers: list[int],
    words: list[str],
    expression: str,
    without_numbers: list[int],
    without_texts: list[str],
) -> tuple[list[int], list[str]]:
    """The different numbers and texts that are given, without those to leave out, in any order."""
    raise NotImplementedError("write your solution here")
