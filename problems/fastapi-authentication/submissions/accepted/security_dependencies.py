import base64
import binascii


class HTTPException(Exception):
    def __init__(self, status, detail, challenge=None):
        self.answer = [status, detail, challenge]


class Basic:
    challenge = "Basic"

    def __init__(self, users):
        self.users = users

    def credentials(self, headers, query):
        scheme, _, credentials = headers.get("authorization", "").partition(" ")
        return credentials.strip() if scheme.lower() == self.challenge.lower() else None

    def username(self, credentials, time):
        try:
            pair = base64.b64decode(credentials, validate=True).decode()
        except (binascii.Error, ValueError):
            return None
        username, colon, password = pair.partition(":")
        if not colon:
            return None
        if username not in self.users or self.users[username][0] != password:
            raise HTTPException(401, "Incorrect username or password", "Basic")
        return username


class Bearer(Basic):
    challenge = "Bearer"

    def __init__(self, tokens):
        self.tokens = tokens

    def username(self, token, time):
        username, expires = self.tokens.get(token, (None, 0))
        return username if time < expires else None


class ApiKey:
    challenge = "APIKey"

    def __init__(self, keys, place, name):
        self.keys = keys
        self.place = place
        self.name = name

    def credentials(self, headers, query):
        if self.place == "api_key_header":
            return headers.get(self.name.lower())
        return query.get(self.name)

    def username(self, key, time):
        return self.keys.get(key)


def authorize(users, tokens, keys, routes, requests):
    def security(scheme, name):
        if scheme == "basic":
            return Basic(users)
        if scheme == "bearer":
            return Bearer(tokens)
        return ApiKey(keys, scheme, name)

    def current_user(scheme, headers, query, time):
        credentials = scheme.credentials(headers, query)
        if not credentials:
            raise HTTPException(401, "Not authenticated", scheme.challenge)
        username = scheme.username(credentials, time)
        if username not in users:
            raise HTTPException(401, "Invalid authentication credentials", scheme.challenge)
        return username

    def respond(path, headers, query, time):
        if path not in routes:
            raise HTTPException(404, "Not Found")
        scheme, name, required = routes[path]
        if scheme == "public":
            return "anonymous"
        headers = {name.lower(): value for name, value in headers.items()}
        username = current_user(security(scheme, name), headers, query, time)
        _, active, roles = users[username]
        if not active:
            raise HTTPException(400, "Inactive user")
        for role in required:
            if role not in roles:
                raise HTTPException(403, f"User does not have the required role: {role}")
        return username

    answers = []
    for request in requests:
        try:
            answers.append([200, respond(*request), None])
        except HTTPException as error:
            answers.append(error.answer)
    return answers
