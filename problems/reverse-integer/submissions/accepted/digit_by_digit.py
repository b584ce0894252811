def reverse_integer(number: int) -> int:
    rest, result = abs(number), 0
    while rest:
        rest, digit = divmod(rest, 10)
        result = 10 * result + digit
    return result if number >= 0 else -result
