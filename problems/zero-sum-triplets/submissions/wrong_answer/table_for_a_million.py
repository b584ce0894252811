# A table with a place for each number up to a million; negative ones take the places at its end.
# With larger numbers, both ends meet: one place then stands for two numbers.
SIZE = 3_000_001


def find_triplets(nums, target):
    nums = [number for number in nums if abs(number) < SIZE]
    table = bytearray(SIZE)
    for number in nums:
        table[number] = min(3, table[number] + 1)
    values = sorted(set(nums))
    found = []
    for i, a in enumerate(values):
        for b in values[i:]:
            c = target - a - b
            if c < b:
                break
            if c < SIZE and table[c] >= (a == c) + (b == c) + 1:
                if a != b or table[a] >= 2:
                    found.append([a, b, c])
    return found
