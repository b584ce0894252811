"""Texts: words, palindromes, runs of letters, a cipher, parsing, formatting."""


def text(count, seed=5):
    words = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        length = 1 + (seed >> 8) % 7
        words.append("".join("aabcdeeiou"[(seed >> (3 * place)) % 10] for place in range(length)))
    return " ".join(word + ("." if index % 9 == 8 else "") for index, word in enumerate(words))


def is_palindrome(word):
    return word == word[::-1]


def runs(word):
    written, index = "", 0
    while index < len(word):
        end = index
        while end < len(word) and word[end] == word[index]:
            end += 1
        written += f"{word[index]}{end - index}"
        index = end
    return written


def rotated(word, shift):
    return "".join(chr((ord(letter) - 97 + shift) % 26 + 97) for letter in word)


def balanced(text):
    stack = []
    closing = {")": "(", "]": "[", "}": "{"}
    for letter in text:
        if letter in "([{":
            stack.append(letter)
        elif not stack or stack.pop() != closing[letter]:
            return False
    return not stack


size = int(input())
whole = text(size)
palindromes, written, secret = 0, 0, []
for sentence in whole.split("."):
    words = sentence.strip().split(" ")
    for word in words:
        if is_palindrome(word):
            palindromes += 1
        written += len(runs(word))
        secret.append(rotated(word, 13))
print(palindromes, written, len(" ".join(reversed(secret))))
print(whole.upper().replace("EA", "").count("A"), whole.title()[:40])
print(balanced("([{}])" * size), balanced("(" * size + ")" * size))
lines = [f"{index:>6}|{word:<8}|{index * 1.5:.2f}" for index, word in enumerate(secret)]
print(lines[size // 2], sum(int(line.split("|")[0]) for line in lines))
