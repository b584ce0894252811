# `/` makes a float, which has only 53 bits for the digits.
def reverse_integer(number):
    sign = -1 if number < 0 else 1
    rest = abs(number)
    result = 0
    while rest > 0:
        result = result * 10 + rest % 10
        rest = int(rest / 10)
    return sign * result
