# Looks at every integer between n and the turning point.
n, k = map(int, input().split())

down = []
current = n
while True:
    if (n - current) % k == 0:
        down.append(current)
        if current <= 0:
            break
    current -= 1

print(*down, *down[-2::-1] if len(down) > 1 else [])
