class Account:
    """Keeps an amount, which is nothing at first."""

    def add(self, amount: int) -> None:
        raise NotImplementedError("write your solution here")

    def total(self) -> int:
        raise NotImplementedError("write your solution here")
