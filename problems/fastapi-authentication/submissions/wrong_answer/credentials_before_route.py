# Asks for credentials where there is no such route.
from binascii import a2b_base64

CHALLENGES = {"basic": "Basic", "bearer": "Bearer"}
MISSING = "Not authenticated"
INVALID = "Invalid authentication credentials"
INCORRECT = "Incorrect username or password"


def find(headers, wanted):
    for name, value in headers.items():
        if name.casefold() == wanted.casefold():
            return value
    return ""


def decode(text):
    """The name and the password, or nothing."""
    try:
        pair = str(a2b_base64(text, strict_mode=True), "utf-8")
    except ValueError:
        return None
    return pair.split(":", 1) if ":" in pair else None


def authorize(users, tokens, keys, routes, requests):
    def check(path, headers, query, time):
        if path not in routes:
            return 401, MISSING, "Bearer"
        scheme, name, required = routes[path]
        if scheme == "public":
            return 200, "anonymous", None
        challenge = CHALLENGES.get(scheme, "APIKey")

        if scheme == "api_key_query":
            sent = query.get(name, "")
        elif scheme == "api_key_header":
            sent = find(headers, name)
        else:
            first, _, sent = find(headers, "Authorization").partition(" ")
            sent = sent.strip() if first.lower() == scheme else ""
        if sent == "":
            return 401, MISSING, challenge

        user = None
        if scheme == "basic":
            pair = decode(sent)
            if pair is not None:
                user, password = pair
                if user not in users or users[user][0] != password:
                    return 401, INCORRECT, challenge
        elif scheme == "bearer":
            if sent in tokens and tokens[sent][1] > time:
                user = tokens[sent][0]
        else:
            user = keys.get(sent)
        if user is None or user not in users:
            return 401, INVALID, challenge

        if not users[user][1]:
            return 400, "Inactive user", None
        lacking = [role for role in required if role not in users[user][2]]
        if lacking:
            return 403, "User does not have the required role: " + lacking[0], None
        return 200, user, None

    return [check(*request) for request in requests]
