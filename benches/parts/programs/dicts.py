"""Dictionaries and sets: counting, grouping, pairs with a sum, an inverted index."""

from collections import Counter, defaultdict


def numbers(count, limit, seed=7):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield (seed >> 8) % limit


def two_sum(values, target):
    seen = {}
    pairs = []
    for index, value in enumerate(values):
        if target - value in seen:
            pairs.append((seen[target - value], index))
        seen[value] = index
    return pairs


def anagrams(words):
    groups = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return groups


size = int(input())
values = list(numbers(size, size))
print(len(two_sum(values, size)))

words = ["".join("abcdefgh"[value >> shift & 7] for shift in (0, 3, 6)) for value in values]
groups = anagrams(words)
print(len(groups), max(len(group) for group in groups.values()))

counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
assert counts == Counter(words)
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]:
    print(word, count)

index = {}
for place, word in enumerate(words):
    for letter in word:
        index.setdefault(letter, set()).add(place)
both = {a + b: len(index[a] & index[b]) for a in index for b in index if a < b}
print(sum(both.values()), len({value % 97 for value in values}))
