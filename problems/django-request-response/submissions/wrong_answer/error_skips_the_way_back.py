# An exception in the innermost layer flies past the parts for the response.
import string

ALLOWED = {
    "int": set(string.digits),
    "slug": set(string.ascii_letters + string.digits + "-_"),
}


class HttpError(Exception):
    def __init__(self, status, body=None):
        self.status = status
        self.body = body


class View:
    def __init__(self, definition, tables, trace):
        self.model = definition["model"]
        self.fields = definition["fields"]
        self.handlers = definition["handlers"]
        self.table = tables[self.model]
        self.trace = trace

    def dispatch(self, method, data, captured):
        if method not in self.handlers:
            raise HttpError(405)
        action, _, error = self.handlers[method].partition(" ")
        if error:
            raise HttpError({"Http404": 404, "PermissionDenied": 403}.get(error, 500))
        return getattr(self, action)(data, captured)

    def query(self, captured):
        self.trace.append(f"model {self.model}")
        wanted = captured.items()
        return [record for record in self.table if wanted <= record.items()]

    def serialize(self, records):
        self.trace.append("serialize")
        return [{name: record[name] for name in self.fields} for record in records]

    def list(self, data, captured):
        return 200, self.serialize(self.query(captured))

    def detail(self, data, captured):
        found = self.query(captured)
        if not found:
            raise HttpError(404)
        return 200, self.serialize(found[:1])[0]

    def create(self, data, captured):
        self.trace.append("validate")
        valid, errors = {}, {}
        for name in self.fields.keys() - {"id"}:
            expected = int if self.fields[name] == "int" else str
            if name not in data:
                errors[name] = "required"
            elif not isinstance(data[name], expected) or isinstance(data[name], bool):
                errors[name] = "invalid"
            else:
                valid[name] = data[name]
        if errors:
            raise HttpError(400, errors)
        self.trace.append(f"model {self.model}")
        last = max([0] + [record["id"] for record in self.table])
        return 201, self.serialize([{"id": last + 1} | valid | captured])[0]


def match(route, path):
    """The captured values, and the rest of the path."""
    captured = {}
    while "<" in route:
        literal, route = route.split("<", 1)
        parameter, route = route.split(">", 1)
        converter, name = parameter.split(":")
        if not path.startswith(literal):
            return None
        path = path[len(literal) :]
        text = path if converter == "path" else path.split("/")[0]
        if not text or not set(text) <= ALLOWED.get(converter, set(text)):
            return None
        captured[name] = int(text) if converter == "int" else text
        path = path[len(text) :]
    return (captured, path[len(route) :]) if path.startswith(route) else None


def resolve(urls, path):
    for route, target in urls:
        matched = match(route, path)
        if matched is None:
            continue
        captured, rest = matched
        if isinstance(target, list):
            if inner := resolve(target, rest):
                return inner[0], captured | inner[1]
        elif not rest:
            return target, captured
    return None


def respond(middleware, urls, views, tables, request):
    method, path, data = request
    trace = []

    def innermost():
        resolved = resolve(urls, path[1:])
        if not resolved:
            raise HttpError(404)
        name, captured = resolved
        trace.append(f"view {name}")
        return View(views[name], tables, trace).dispatch(method, data, captured)

    def wrap(name, block, get_response):
        def layer():
            trace.append(f"request {name}")
            if block and path.startswith(block[0]):
                return block[1], None
            response = get_response()
            trace.append(f"response {name}")
            return response

        return layer

    handler = innermost
    for name, block in reversed(middleware):
        handler = wrap(name, block, handler)
    try:
        status, body = handler()
    except HttpError as error:
        status, body = error.status, error.body
    return [status, body, trace]
