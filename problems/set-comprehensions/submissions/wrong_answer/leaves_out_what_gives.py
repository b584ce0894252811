# Leaves out numbers and words before they give anything.
def unique(numbers, words, expression, without_numbers, without_texts):
    banned, banned_texts = set(without_numbers), set(without_texts)
    numbers = [n for n in numbers if n not in banned]
    words = [word for word in words if word not in banned_texts]
    found, texts = set(), set()
    if expression == "same":
        found, texts = set(numbers), set(words)
    elif expression == "square":
        found = {n**2 for n in numbers}
    elif expression == "letters":
        texts = {letter for word in words for letter in word}
    else:
        found = {len(word) for word in words}
    return list(found), list(texts)
