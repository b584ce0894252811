# Prints instead of returning.
def reverse_integer(number):
    sign = -1 if number < 0 else 1
    print(sign * int(str(abs(number))[::-1]))
