# Makes the list of the times in the window anew for each request.
import re


def decide(tokens, limit, window, requests):
    counted = {}
    answers = []
    for time, token, name in requests:
        client, expires = tokens.get(token, ("", 0))
        if time >= expires:
            answers.append(401)
            continue
        times = [earlier for earlier in counted.get(client, []) if earlier > time - window]
        counted[client] = times
        if len(times) >= limit:
            answers.append(429)
        else:
            times.append(time)
            answers.append(200 if re.fullmatch("[a-z][a-z0-9_]{2,15}", name) else 400)
    return answers
