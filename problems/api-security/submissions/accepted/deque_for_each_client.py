import re
from collections import defaultdict, deque

USER_NAME = re.compile(r"[a-z][a-z0-9_]{2,15}")


def decide(tokens, limit, window, requests):
    counted = defaultdict(deque)

    def check(time, token, name):
        client, expires = tokens.get(token, (None, 0))
        if time >= expires:
            return 401
        times = counted[client]
        while times and times[0] <= time - window:
            times.popleft()
        if len(times) >= limit:
            return 429
        times.append(time)
        return 200 if USER_NAME.fullmatch(name) else 400

    return [check(*request) for request in requests]
