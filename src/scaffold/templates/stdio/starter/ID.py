import sys

for line in sys.stdin:
    raise NotImplementedError("write your solution here")
