from collections.abc import Iterator


class CountUpTo(Iterator):
    """Delegates to an iterator over a range; `__iter__` comes from the base class."""

    def __init__(self, max_val: int):
        self._values = iter(range(max_val + 1))

    def __next__(self) -> int:
        return next(self._values)
