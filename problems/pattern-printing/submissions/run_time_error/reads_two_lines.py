# Expects each number on a line of its own.
n = int(input())
k = int(input())

walk = [n]
while walk[-1] > 0:
    walk.append(walk[-1] - k)
print(*walk, *walk[-2::-1] if len(walk) > 1 else [])
