# The right numbers, but each on a line of its own.
n, k = map(int, input().split())

current = n
print(current)
while current > 0:
    current -= k
    print(current)
while current < n:
    current += k
    print(current)
