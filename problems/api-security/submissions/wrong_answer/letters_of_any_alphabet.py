# `isalnum` knows the letters and digits of all alphabets.
from collections import defaultdict, deque


def is_user_name(text):
    if not 3 <= len(text) <= 16 or not text[0].islower():
        return False
    return all(part == "_" or (part.isalnum() and part == part.lower()) for part in text)


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
        answers.append(200 if is_user_name(name) else 400)
    return answers
