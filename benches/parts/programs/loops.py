"""Integers in loops: primes by a sieve, the longest of Collatz' sequences, digits, divisors."""


def primes(limit):
    sieve = [True] * (limit + 1)
    sieve[0] = sieve[1] = False
    for number in range(2, int(limit**0.5) + 1):
        if sieve[number]:
            for multiple in range(number * number, limit + 1, number):
                sieve[multiple] = False
    return sum(1 for is_prime in sieve if is_prime)


def longest_collatz(limit):
    best, best_start = 0, 0
    for start in range(1, limit):
        number, steps = start, 0
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            steps += 1
        if steps > best:
            best, best_start = steps, start
    return best_start, best


def digit_sum(number):
    total = 0
    while number:
        number, digit = divmod(number, 10)
        total += digit
    return total


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


size = int(input())
print(primes(20 * size))
print(longest_collatz(size // 4))
print(sum(digit_sum(number) for number in range(2 * size)))
print(sum(1 for a in range(1, size // 20) for b in range(1, 40) if gcd(a, b) == 1))
