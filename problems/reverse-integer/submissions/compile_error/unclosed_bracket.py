def reverse_integer(number):
    sign = -1 if number < 0 else 1
    return sign * int(str(abs(number)[::-1])
