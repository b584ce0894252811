# The right digits, but as a text.
def reverse_integer(number):
    sign = "-" if number < 0 else ""
    return sign + (str(abs(number))[::-1].lstrip("0") or "0")
