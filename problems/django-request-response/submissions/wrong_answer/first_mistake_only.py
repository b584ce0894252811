# Reports the first field that is wrong, and no other.
import re

CONVERTERS = {"int": "[0-9]+", "str": "[^/]+", "slug": "[-a-zA-Z0-9_]+", "path": ".+"}


def to_regex(route):
    """The route as a regular expression, and the names of the integers in it."""
    regex, integers = "", set()
    for literal, converter, name in re.findall(r"([^<]*)(?:<(\w+):(\w+)>)?", route):
        regex += re.escape(literal)
        if converter:
            regex += f"(?P<{name}>{CONVERTERS[converter]})"
        if converter == "int":
            integers.add(name)
    return regex, integers


def resolve(urls, path):
    for route, target in urls:
        regex, integers = to_regex(route)
        is_include = isinstance(target, list)
        match = re.match(regex, path) if is_include else re.fullmatch(regex, path)
        if not match:
            continue
        captured = {
            name: int(text) if name in integers else text
            for name, text in match.groupdict().items()
        }
        if not is_include:
            return target, captured
        inner = resolve(target, path[match.end() :])
        if inner:
            name, more = inner
            return name, {**captured, **more}
    return None


def check(data, fields):
    for name, kind in fields.items():
        if name == "id":
            continue
        if name not in data:
            return {name: "required"}
        elif type(data[name]) is not {"int": int, "str": str}[kind]:
            return {name: "invalid"}
    return {}


def run_view(view, tables, method, captured, data, trace):
    fields = view["fields"]
    table = tables[view["model"]]

    def serialize(record):
        return {name: record[name] for name in fields}

    def query():
        trace.append("model " + view["model"])
        return [
            record
            for record in table
            if all(record[name] == value for name, value in captured.items())
        ]

    handler = view["handlers"].get(method)
    if handler is None:
        return 405, None
    if handler == "list":
        found = query()
        trace.append("serialize")
        return 200, [serialize(record) for record in found]
    if handler == "detail":
        found = query()
        if not found:
            return 404, None
        trace.append("serialize")
        return 200, serialize(found[0])
    if handler == "create":
        trace.append("validate")
        errors = check(data, fields)
        if errors:
            return 400, errors
        trace.append("model " + view["model"])
        record = {name: data.get(name) for name in fields}
        record["id"] = max((record["id"] for record in table), default=0) + 1
        record.update(captured)
        trace.append("serialize")
        return 201, serialize(record)
    error = handler.removeprefix("raise ")
    return {"Http404": 404, "PermissionDenied": 403}.get(error, 500), None


def respond(middleware, urls, views, tables, request):
    method, path, data = request
    trace = []

    def call(layer):
        if layer < len(middleware):
            name, block = middleware[layer]
            trace.append(f"request {name}")
            if block and path.startswith(block[0]):
                return block[1], None
            response = call(layer + 1)
            trace.append(f"response {name}")
            return response
        resolved = resolve(urls, path[1:])
        if resolved is None:
            return 404, None
        name, captured = resolved
        trace.append(f"view {name}")
        return run_view(views[name], tables, method, captured, data, trace)

    status, body = call(0)
    return status, body, trace
