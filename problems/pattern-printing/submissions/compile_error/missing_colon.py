n, k = map(int, input().split())

walk = [n]
while walk[-1] > 0
    walk.append(walk[-1] - k)
print(*walk)
