class AppError(Exception):
    def __init__(self, error):
        self.name, _, status = error.partition(" ")
        self.status = int(status) if status else None


class Response:
    def __init__(self, status):
        self.status = status
        self.headers = {}


def respond(listed, added, handlers, routes, request):
    path, sent = request
    headers = {name.lower(): value for name, value in sent.items()}
    trace = []

    def endpoint():
        if path not in routes:
            raise AppError("HTTPException 404")
        name, outcome = routes[path]
        trace.append(f"endpoint {name}")
        if isinstance(outcome, str):
            raise AppError(outcome)
        return Response(outcome)

    def exception_handlers():
        try:
            return endpoint()
        except AppError as error:
            if error.name == "HTTPException":
                return Response(error.status)
            if error.name not in handlers:
                raise
            trace.append(f"handler {error.name}")
            return Response(handlers[error.name])

    def wrap(middleware, call_next):
        name = middleware["name"]
        catches = middleware.get("catches", {})

        def dispatch():
            trace.append(f"before {name}")
            for action, *rest in middleware.get("before", []):
                if action == "set":
                    headers[rest[0].lower()] = rest[1]
                elif action == "require":
                    if headers.get(rest[0].lower()) != rest[1]:
                        return Response(rest[2])
                else:
                    raise AppError(rest[0])
            try:
                response = call_next()
            except AppError as error:
                status = catches.get(error.name, catches.get("Exception"))
                if status is None:
                    raise
                trace.append(f"catch {name}")
                response = Response(status)
            trace.append(f"after {name}")
            for action, *rest in middleware.get("after", []):
                if action == "raise":
                    raise AppError(rest[0])
                response.headers[rest[0].lower()] = rest[1]
            return response

        return dispatch

    app = exception_handlers
    for middleware in reversed(listed):
        app = wrap(middleware, app)
    for middleware in added:
        app = wrap(middleware, app)
    try:
        response = app()
    except AppError:
        if "Exception" in handlers:
            trace.append("handler Exception")
        response = Response(handlers.get("Exception", 500))
    return response.status, response.headers, trace
