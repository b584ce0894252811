# The reversed text of -123 is "321-", and int() refuses it.
def reverse_integer(number):
    return int(str(number)[::-1])
