def reverse_integer(number: int) -> int:
    """The integer with the decimal digits of `number` in reverse order and the same sign."""
    raise NotImplementedError("write your solution here")
