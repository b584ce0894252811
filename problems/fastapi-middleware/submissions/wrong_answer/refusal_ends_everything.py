# A refusal is sent at once, past the middleware outside of the one that refused.
import asyncio


class Raised(Exception):
    pass


class Refused(Exception):
    pass


class App:
    def __init__(self, middleware, handlers, routes):
        self.middleware = middleware
        self.handlers = handlers
        self.routes = routes
        self.trace = []

    async def __call__(self, path, headers):
        """The outermost layer: what nobody has handled ends here."""
        try:
            return await self.dispatch(self.middleware, path, headers)
        except Refused as refused:
            return refused.args[0], {}
        except Raised:
            return self.handle("Exception", 500), {}

    def handle(self, error, otherwise):
        if error in self.handlers:
            self.trace.append("handler " + error)
        return self.handlers.get(error, otherwise)

    async def dispatch(self, layers, path, headers):
        if not layers:
            return await self.route(path), {}
        middleware, *inner = layers
        self.trace.append("before " + middleware["name"])
        for step in middleware.get("before", ()):
            match step:
                case ["set", name, value]:
                    headers[name.lower()] = value
                case ["require", name, value, status]:
                    if headers.get(name.lower()) != value:
                        raise Refused(status)
                case ["raise", error]:
                    raise Raised(error)
        try:
            status, answer = await self.dispatch(inner, path, headers)
        except Raised as raised:
            status, answer = self.caught(middleware, raised), {}
        self.trace.append("after " + middleware["name"])
        for step in middleware.get("after", ()):
            match step:
                case ["set", name, value]:
                    answer[name.lower()] = value
                case ["raise", error]:
                    raise Raised(error)
        return status, answer

    def caught(self, middleware, raised):
        for name in (raised.args[0].split()[0], "Exception"):
            if name in middleware.get("catches", ()):
                self.trace.append("catch " + middleware["name"])
                return middleware["catches"][name]
        raise raised

    async def route(self, path):
        if path not in self.routes:
            return 404
        name, outcome = self.routes[path]
        self.trace.append("endpoint " + name)
        if isinstance(outcome, int):
            return outcome
        if outcome.startswith("HTTPException"):
            return int(outcome.split()[1])
        status = self.handle(outcome, None)
        if status is None:
            raise Raised(outcome)
        return status


def respond(listed, added, handlers, routes, request):
    app = App(added[::-1] + listed, handlers, routes)
    path, headers = request
    lowered = {name.lower(): value for name, value in headers.items()}
    status, answer = asyncio.run(app(path, lowered))
    return [status, answer, app.trace]
