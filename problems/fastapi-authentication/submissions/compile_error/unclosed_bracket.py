import base64


def authorize(users, tokens, keys, routes, requests):
    answers = []
    for path, headers, query, time in requests:
        pair = base64.b64decode(headers["Authorization"].split(" ")[1]).decode()
        username, _, password = pair.partition(":")
        if username in users and users[username][0] == password:
            answers.append([200, username, None]
        else:
            answers.append([401, "Incorrect username or password", "Basic"])
    return answers
