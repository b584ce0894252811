# Prints the lowest number on the way down and again on the way up.
n, k = map(int, input().split())

down = [n]
while down[-1] > 0:
    down.append(down[-1] - k)

print(*down, *reversed(down))
