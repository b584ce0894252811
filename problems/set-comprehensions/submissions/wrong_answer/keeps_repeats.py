# Square brackets make a list, and a list keeps repeated values.
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
    return [n for n in found if n not in banned], [t for t in texts if t not in banned_texts]
