def {{name}}(numbers):
    largest = 0
    for number in numbers:
        largest = max(largest, number)
    return largest
