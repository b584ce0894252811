def {{name}}(numbers: list[int]) -> int | None:
    """The largest number, or None if there are none."""
    raise NotImplementedError("write your solution here")
