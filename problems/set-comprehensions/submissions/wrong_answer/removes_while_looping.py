# Behind a value that is removed, the loop leaves one out.
def unique(numbers, words, expression, without_numbers, without_texts):
    found, texts = [], []
    if expression == "same":
        found, texts = numbers, words
    elif expression == "square":
        found = [n**2 for n in numbers]
    elif expression == "letters":
        texts = [letter for word in words for letter in word]
    else:
        found = [len(word) for word in words]
    banned, banned_texts = set(without_numbers), set(without_texts)
    found, texts = list(dict.fromkeys(found)), list(dict.fromkeys(texts))
    for n in found:
        if n in banned:
            found.remove(n)
    for t in texts:
        if t in banned_texts:
            texts.remove(t)
    return found, texts
