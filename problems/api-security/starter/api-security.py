def decide(
    tokens: dict[str, tuple[str, int]],
    limit: int,
    window: int,
    requests: list[tuple[int, str, str]],
) -> list[int]:
    """The status code that each request is answered with."""
    raise NotImplementedError("write your solution here")
