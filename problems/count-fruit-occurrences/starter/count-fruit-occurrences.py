def count_fruits(fruits: list[str]) -> dict[str, int]:
    """How often each fruit occurs in `fruits`."""
    raise NotImplementedError("write your solution here")
