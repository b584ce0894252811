# Never stops printing when the walk jumps over zero.
n, k = map(int, input().split())

current = n
while current != 0:
    print(current, end=" ")
    current -= k
print(0, end=" ")
while current != n:
    current += k
    print(current, end=" ")
print()
