def respond(middleware, urls, views, tables, request):
    method, path, data = request
    trace = []
    for name, block in middleware:
        if block is None:
            trace.append(f"request {name}")
        else if path.startswith(block[0]):
            return block[1], None, trace
    return 404, None, trace
