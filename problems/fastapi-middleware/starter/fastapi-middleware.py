def respond(
    listed: list[dict],
    added: list[dict],
    handlers: dict[str, int],
    routes: dict[str, tuple[str, int | str]],
    request: tuple[str, dict[str, str]],
) -> tuple[int, dict[str, str], list[str]]:
    """The status and the headers of the response, and what ran on the way."""
    raise NotImplementedError("write your solution here")
