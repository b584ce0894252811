# For each request, goes through all that came before it.
import re


def decide(tokens, limit, window, requests):
    answers = []
    for i, (time, token, name) in enumerate(requests):
        if token not in tokens or time >= tokens[token][1]:
            answers.append(401)
            continue
        client = tokens[token][0]
        recent = 0
        for j in range(i):
            earlier, earlier_token, _ = requests[j]
            if answers[j] in (200, 400) and tokens[earlier_token][0] == client:
                if earlier > time - window:
                    recent += 1
        if recent >= limit:
            answers.append(429)
        else:
            answers.append(200 if re.fullmatch("[a-z][a-z0-9_]{2,15}", name) else 400)
    return answers
