def {{name}}(numbers):
    largest = None
    for number in numbers:
        if largest is None or number > largest:
            largest = number
    return largest
