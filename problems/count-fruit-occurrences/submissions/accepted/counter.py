from collections import Counter


def count_fruits(fruits: list[str]) -> Counter[str]:
    return Counter(fruits)
