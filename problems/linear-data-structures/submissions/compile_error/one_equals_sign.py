# One equals sign where two belong.
import sys
from collections import deque

array, stack, queue = [], [], deque()


def in_array(i):
    return 0 <= i < len(array)


def do_array(operation, numbers):
    if operation = "append":
        array.append(numbers[0])
    elif operation == "insert":
        i, x = numbers
        if not (in_array(i) or i == len(array)):
            return "bad index"
        array.insert(i, x)
    elif operation == "get":
        return array[numbers[0]] if in_array(numbers[0]) else "bad index"
    elif operation == "set":
        i, x = numbers
        if not in_array(i):
            return "bad index"
        array[i] = x
    elif operation == "remove":
        return array.pop(numbers[0]) if in_array(numbers[0]) else "bad index"
    elif operation == "range":
        array.extend(range(numbers[0], numbers[1] + 1))
    elif operation == "clear":
        array.clear()
    elif operation == "size":
        return len(array)
    elif operation == "list":
        return " ".join(map(str, array)) or "empty"
    return "ok"


def do_stack(operation, numbers):
    if operation == "push":
        stack.append(numbers[0])
    elif operation == "range":
        stack.extend(range(numbers[0], numbers[1] + 1))
    elif operation == "clear":
        stack.clear()
    elif operation == "size":
        return len(stack)
    elif not stack:
        return "empty"
    elif operation == "pop":
        return stack.pop()
    elif operation == "peek":
        return stack[-1]
    elif operation == "list":
        return " ".join(map(str, reversed(stack)))
    return "ok"


def do_queue(operation, numbers):
    if operation == "enqueue":
        queue.append(numbers[0])
    elif operation == "range":
        queue.extend(range(numbers[0], numbers[1] + 1))
    elif operation == "clear":
        queue.clear()
    elif operation == "size":
        return len(queue)
    elif not queue:
        return "empty"
    elif operation == "dequeue":
        return queue.popleft()
    elif operation == "front":
        return queue[0]
    elif operation == "rotate":
        for _ in range(numbers[0]):
            queue.append(queue.popleft())
        return queue[-1]
    elif operation == "list":
        return " ".join(map(str, queue))
    return "ok"


structures = {"array": do_array, "stack": do_stack, "queue": do_queue}
for line in sys.stdin.read().splitlines()[1:]:
    name, operation, *words = line.split()
    print(structures[name](operation, [int(word) for word in words]))
