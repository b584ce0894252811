# `$` matches before a newline at the end, too.
import re
from collections import defaultdict, deque

USER_NAME = re.compile(r"[a-z][a-z0-9_]{2,15}$")


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
        times.append(time)
        answers.append(200 if USER_NAME.match(name) else 400)
    return answers
