import sys

sys.setrecursionlimit(10_000)


def visit(current, k, out):
    """Append the walk that starts and ends at `current`."""
    out.append(str(current))
    if current > 0:
        visit(current - k, k, out)
        out.append(str(current))


n, k = map(int, sys.stdin.read().split())
words = []
visit(n, k, words)
print(" ".join(words))
