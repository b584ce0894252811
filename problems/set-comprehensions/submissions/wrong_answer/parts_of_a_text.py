# Joins what is left out to one text: "lo" then stands for "l" and "o" too.
def unique(numbers, words, expression, without_numbers, without_texts):
    found, texts = set(), set()
    if expression == "same":
        found, texts = set(numbers), set(words)
    elif expression == "square":
        found = {n**2 for n in numbers}
    elif expression == "letters":
        texts = {letter for word in words for letter in word}
    else:
        found = {len(word) for word in words}
    banned_texts = " ".join(without_texts)
    return list(found - set(without_numbers)), [t for t in texts if t not in banned_texts]
