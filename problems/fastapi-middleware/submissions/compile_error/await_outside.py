def respond(listed, added, handlers, routes, request):
    path, headers = request
    trace = []

    def dispatch(layers):
        if not layers:
            return 200, {}
        trace.append("before " + layers[0]["name"])
        response = await dispatch(layers[1:])
        trace.append("after " + layers[0]["name"])
        return response

    status, headers = dispatch(added[::-1] + listed)
    return status, headers, trace
