"""Pattern printing: read `n` and `k` from one line, print the walk on one line."""


def walk(n: int, k: int) -> list[int]:
    """The numbers from n down by k to the first one <= 0, and back up to n."""
    raise NotImplementedError("write your solution here")


def main() -> None:
    n, k = map(int, input().split())
    print(*walk(n, k))


main()
