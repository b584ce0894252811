STATEMENTS = {
    "alias": "{0} = {1}",
    "thaw": "{0} = list({1})",
    "freeze": "{0} = tuple({1})",
    "append": "{0}.append({1})",
    "set": "{0}[{1}] = {2}",
    "grow": "{0}[{1}] += [{2}]",
    "key": "D[{0}] = {1}",
}
EXPRESSIONS = {
    "show": "{0}",
    "get": "{0}[{1}]",
    "index": "{0}.index({1})",
    "equal": "{0} == {1}",
    "pop": "{0}.pop()",
    "lookup": "D[{0}]",
}


def sequence(kind, items):
    """A list or a tuple, as it is written in Python."""
    inside = "".join(item + "," for item in items)
    return f"[{inside}]" if kind == "list" else f"({inside})"


def play(script):
    names = {"D": {}}
    results = []
    for line in script:
        operation, *words = line.split()
        try:
            if operation in EXPRESSIONS:
                results.append(str(eval(EXPRESSIONS[operation].format(*words), names)))
                continue
            if operation in ("list", "tuple"):
                statement = f"{words[0]} = {sequence(operation, words[1:])}"
            elif operation == "plus":
                statement = f"{words[0]} += {sequence(words[1], words[2:])}"
            else:
                statement = STATEMENTS[operation].format(*words)
            exec(statement, names)
            results.append("ok")
        except Exception as error:
            results.append(type(error).__name__)
    return results
