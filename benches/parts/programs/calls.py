"""Functions: recursion, closures, generators, decorators, exceptions."""

from functools import lru_cache, reduce, wraps


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@lru_cache(maxsize=None)
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


def queens(size, row=0, columns=frozenset(), rising=frozenset(), falling=frozenset()):
    if row == size:
        return 1
    return sum(
        queens(size, row + 1, columns | {column}, rising | {row + column}, falling | {row - column})
        for column in range(size)
        if column not in columns and row + column not in rising and row - column not in falling
    )


def counted(function):
    calls = 0

    @wraps(function)
    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        wrapper.calls = calls
        return function(*args, **kwargs)

    return wrapper


@counted
def half(number, by=2):
    if number % by:
        raise ValueError(number)
    return number // by


def permutations(values):
    if not values:
        yield ()
    for index, value in enumerate(values):
        for rest in permutations(values[:index] + values[index + 1 :]):
            yield (value, *rest)


size = int(input())
print(fibonacci(size))
print(ways(20 * size, (50, 20, 10, 5, 2, 1)))
print(queens(6), queens(7))
odd = 0
for number in range(1000 * size):
    try:
        half(number, by=2)
    except ValueError:
        odd += 1
print(odd, half.calls)
print(sum(1 for order in permutations([1, 2, 3, 4, 5, 6, 7]) if order[0] < order[-1]))
print(reduce(lambda total, number: (total * 31 + number) % 1000007, range(1000 * size), 7))
