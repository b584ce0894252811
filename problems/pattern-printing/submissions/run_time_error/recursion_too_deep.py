# One call for each step: a long walk is deeper than Python allows, unless it is told otherwise.
def walk(current, k):
    if current <= 0:
        return [current]
    return [current] + walk(current - k, k) + [current]


n, k = map(int, input().split())
print(*walk(n, k))
