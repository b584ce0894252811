def reverse_integer(number):
    digits = str(abs(number))[::-1]
    return -int(digits) if number < 0 else int(digits)
