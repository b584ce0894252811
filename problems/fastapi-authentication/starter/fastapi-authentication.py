def authorize(
    users: dict[str, tuple[str, bool, list[str]]],
    tokens: dict[str, tuple[str, int]],
    keys: dict[str, str],
    routes: dict[str, tuple[str, str | None, list[str]]],
    requests: list[tuple[str, dict[str, str], dict[str, str], int]],
) -> list[tuple[int, str, str | None]]:
    """For each request the status, what it says, and the scheme that a 401 asks for."""
    raise NotImplementedError("write your solution here")
