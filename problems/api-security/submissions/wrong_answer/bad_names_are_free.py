# Counts a request only if its name is good, so names can be tried without end.
import re
from collections import defaultdict, deque

USER_NAME = re.compile(r"[a-z][a-z0-9_]{2,15}")


def decide(tokens, limit, window, requests):
    counted = defaultdict(deque)
    answers = []
    for time, token, name in requests:
        client, expires = tokens.get(token, ("", 0))
        if time >= expires:
            answers.append(401)
            continue
        times = counted[client]
        while times and times[0] <= time - window:
            times.popleft()
        if len(times) >= limit:
            answers.append(429)
            continue
        if USER_NAME.fullmatch(name):
            times.append(time)
            answers.append(200)
        else:
            answers.append(400)
    return answers
