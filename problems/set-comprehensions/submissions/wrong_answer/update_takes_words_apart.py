# `update` goes through a word letter by letter.
def unique(numbers, words, expression, without_numbers, without_texts):
    found, texts = set(), set()
    if expression == "same":
        found = set(numbers)
        for word in words:
            texts.update(word)
    elif expression == "square":
        found = {n**2 for n in numbers}
    elif expression == "letters":
        texts = {letter for word in words for letter in word}
    else:
        found = {len(word) for word in words}
    return list(found - set(without_numbers)), list(texts - set(without_texts))
