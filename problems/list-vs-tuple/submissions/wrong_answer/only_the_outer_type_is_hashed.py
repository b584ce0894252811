def play(script: list[str]) -> list[str]:
    names, dictionary = {}, {}

    def values(words):
        return [names[word] if word in names else int(word) for word in words]

    def run(operation, name, *rest):
        match operation:
            case "list":
                names[name] = values(rest)
            case "tuple":
                names[name] = tuple(values(rest))
            case "alias":
                names[name] = names[rest[0]]
            case "thaw":
                names[name] = list(names[rest[0]])
            case "freeze":
                names[name] = tuple(names[rest[0]])
            case "show":
                return repr(names[name])
            case "get":
                return repr(names[name][int(rest[0])])
            case "index":
                return repr(names[name].index(int(rest[0])))
            case "equal":
                return repr(names[name] == names[rest[0]])
            case "append":
                names[name].append(int(rest[0]))
            case "pop":
                return repr(names[name].pop())
            case "set":
                names[name][int(rest[0])] = int(rest[1])
            case "plus":
                more = values(rest[1:])
                names[name] += more if rest[0] == "list" else tuple(more)
            case "grow":
                names[name][int(rest[0])] += [int(rest[1])]
            case "key":
                if isinstance(names[name], list):
                    raise TypeError
                dictionary[repr(names[name])] = int(rest[0])
            case "lookup":
                if isinstance(names[name], list):
                    raise TypeError
                return repr(dictionary[repr(names[name])])
        return "ok"

    results = []
    for line in script:
        try:
            results.append(run(*line.split()))
        except Exception as error:
            results.append(type(error).__name__)
    return results
