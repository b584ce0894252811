"""Lists: a table of distances, sorting by keys, merging, slices, triplets with the sum zero."""


def numbers(count, limit, seed=11):
    result = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        result.append((seed >> 8) % limit)
    return result


def distance(one, other):
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for row in range(len(one) + 1):
        table[row][0] = row
    for column in range(len(other) + 1):
        table[0][column] = column
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            change = 0 if one[row - 1] == other[column - 1] else 1
            table[row][column] = min(
                table[row - 1][column - 1] + change,
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
            )
    return table[-1][-1]


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def triplets(values):
    values = sorted(values)
    found = []
    for index, first in enumerate(values):
        if index and values[index - 1] == first:
            continue
        low, high = index + 1, len(values) - 1
        while low < high:
            total = first + values[low] + values[high]
            if total < 0:
                low += 1
            elif total > 0:
                high -= 1
            else:
                found.append((first, values[low], values[high]))
                low += 1
                while low < high and values[low] == values[low - 1]:
                    low += 1
    return found


size = int(input())
print(distance(numbers(size, 4), numbers(size, 4, seed=12)))
values = numbers(20 * size, 1000000)
ordered = merge_sort(values)
assert ordered == sorted(values)
print(ordered[size], sum(ordered[::7]))
print(len(triplets([value - 500 for value in numbers(size, 1000)])))
squares = [value * value for value in values if value % 3 == 0]
pairs = sorted(zip(values, squares), key=lambda pair: (pair[1] % 1000, -pair[0]))
print(pairs[len(pairs) // 2], [list(row) for row in zip(*[[1, 2, 3], [4, 5, 6]])])
