# The expression comes first, and the condition last.
def unique(numbers, words, expression, without_numbers, without_texts):
    found = {if n not in without_numbers: n * n for n in numbers}
    return list(found), []
