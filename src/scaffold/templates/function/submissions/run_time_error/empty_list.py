def {{name}}(numbers):
    return max(numbers)
