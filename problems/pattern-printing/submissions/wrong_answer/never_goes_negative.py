# Turns round at the last number that is not negative.
n, k = map(int, input().split())

walk = [n]
while walk[-1] - k >= 0:
    walk.append(walk[-1] - k)

print(*(walk + walk[-2::-1] if len(walk) > 1 else walk))
