from typing import Any


def respond(
    middleware: list[tuple[str, tuple[str, int] | None]],
    urls: list[tuple[str, Any]],
    views: dict[str, dict],
    tables: dict[str, list[dict]],
    request: tuple[str, str, dict],
) -> tuple[int, Any, list[str]]:
    """The status and the body of the response, and what ran on the way."""
    raise NotImplementedError("write your solution here")
