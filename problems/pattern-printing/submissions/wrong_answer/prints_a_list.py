# The right numbers, but in the look of a Python list.
n, k = map(int, input().split())

walk = [n]
while walk[-1] > 0:
    walk.append(walk[-1] - k)
print(walk + walk[-2::-1] if len(walk) > 1 else walk)
