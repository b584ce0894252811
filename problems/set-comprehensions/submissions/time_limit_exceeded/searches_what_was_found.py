# Looks through the list of what was found for each value.
def different(values, without):
    without = set(without)
    result = []
    for value in values:
        if value not in without and value not in result:
            result.append(value)
    return result


def unique(numbers, words, expression, without_numbers, without_texts):
    given_numbers = {
        "same": numbers,
        "square": [n * n for n in numbers],
        "letters": [],
        "length": [len(word) for word in words],
    }
    given_texts = {"same": words, "letters": "".join(words)}
    return [
        different(given_numbers[expression], without_numbers),
        different(given_texts.get(expression, []), without_texts),
    ]
