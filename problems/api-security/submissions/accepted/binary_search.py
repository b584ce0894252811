import string
from bisect import bisect_right

FIRST = set(string.ascii_lowercase)
ANY = FIRST | set(string.digits) | {"_"}


def is_user_name(text: str) -> bool:
    return 3 <= len(text) <= 16 and text[0] in FIRST and ANY.issuperset(text)


def decide(
    tokens: dict[str, tuple[str, int]],
    limit: int,
    window: int,
    requests: list[tuple[int, str, str]],
) -> list[int]:
    """Keeps all counted times of a client; they are sorted as they come."""
    counted: dict[str, list[int]] = {}
    answers = []
    for time, token, name in requests:
        if token not in tokens or tokens[token][1] <= time:
            answers.append(401)
            continue
        times = counted.setdefault(tokens[token][0], [])
        if len(times) - bisect_right(times, time - window) >= limit:
            answers.append(429)
        else:
            times.append(time)
            answers.append(200 if is_user_name(name) else 400)
    return answers
