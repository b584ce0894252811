# -1 // 10 is -1 again, so a negative number never becomes zero.
def reverse_integer(number):
    result = 0
    while number != 0:
        result = result * 10 + number % 10
        number //= 10
    return result
