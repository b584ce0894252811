import sys
from collections import deque

array = []
stack = []
queue = deque()


def values(a, b):
    return range(int(a), int(b) + 1)


def listed(elements):
    return " ".join(map(str, elements)) or "empty"


def play(words):
    match words:
        case ["array", "append", x]:
            array.append(int(x))
        case ["array", "insert", i, x]:
            if not 0 <= int(i) <= len(array):
                return "bad index"
            array.insert(int(i), int(x))
        case ["array", ("get" | "set" | "remove"), i, *_] if not 0 <= int(i) < len(array):
            return "bad index"
        case ["array", "get", i]:
            return array[int(i)]
        case ["array", "set", i, x]:
            array[int(i)] = int(x)
        case ["array", "remove", i]:
            return array.pop(int(i))
        case ["array", "range", a, b]:
            array.extend(values(a, b))
        case ["array", "clear"]:
            array.clear()
        case ["array", "size"]:
            return len(array)
        case ["array", "list"]:
            return listed(array)
        case ["stack", "push", x]:
            stack.append(int(x))
        case ["stack", "range", a, b]:
            stack.extend(values(a, b))
        case ["stack", "clear"]:
            stack.clear()
        case ["stack", "pop"]:
            return stack.pop() if stack else "empty"
        case ["stack", "peek"]:
            return stack[-1] if stack else "empty"
        case ["stack", "size"]:
            return len(stack)
        case ["stack", "list"]:
            return listed(reversed(stack))
        case ["queue", "enqueue", x]:
            queue.append(int(x))
        case ["queue", "range", a, b]:
            queue.extend(values(a, b))
        case ["queue", "clear"]:
            queue.clear()
        case ["queue", "dequeue"]:
            return queue.popleft() if queue else "empty"
        case ["queue", "front"]:
            return queue[0] if queue else "empty"
        case ["queue", "rotate", k]:
            queue.rotate(-int(k))
            return queue[-1] if queue else "empty"
        case ["queue", "size"]:
            return len(queue)
        case ["queue", "list"]:
            return listed(queue)
    return "ok"


for line in sys.stdin.read().splitlines()[1:]:
    print(play(line.split()))
