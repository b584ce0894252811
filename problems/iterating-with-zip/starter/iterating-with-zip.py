def describe_people(names: list[str], ages: list[int], fill: str | None) -> list[str]:
    """One sentence for each pair; with `fill`, the shorter list is filled up with it."""
    raise NotImplementedError("write your solution here")
