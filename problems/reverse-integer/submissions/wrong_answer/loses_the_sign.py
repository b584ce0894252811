# Takes the absolute value and never gives the sign back.
def reverse_integer(number):
    return int(str(abs(number))[::-1])
