def tally(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


total = int(input())
counts = tally(input().strip() for _ in range(total))
for word in sorted(counts, key=lambda word: (-counts[word], word)):
    print(word, counts[word])
print("total", total)
