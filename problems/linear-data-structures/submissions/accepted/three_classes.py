"""A class for each structure, with a method for each operation. The queue is a linked list."""


class Array:
    def __init__(self):
        self.elements = []

    def append(self, x):
        self.elements.append(x)

    def insert(self, i, x):
        if i < 0 or i > len(self.elements):
            return "bad index"
        self.elements[i:i] = [x]

    def get(self, i):
        return self.elements[i] if self.has(i) else "bad index"

    def set(self, i, x):
        if not self.has(i):
            return "bad index"
        self.elements[i] = x

    def remove(self, i):
        return self.elements.pop(i) if self.has(i) else "bad index"

    def has(self, i):
        return i in range(len(self.elements))

    add = append

    def size(self):
        return len(self.elements)

    def __iter__(self):
        return iter(self.elements)


class Stack:
    def __init__(self):
        self.elements = []

    def push(self, x):
        self.elements.append(x)

    def pop(self):
        return self.elements.pop() if self.elements else "empty"

    def peek(self):
        return self.elements[-1] if self.elements else "empty"

    add = push

    def size(self):
        return len(self.elements)

    def __iter__(self):
        return reversed(self.elements)


class Queue:
    """Nodes are pairs: the element, and the node behind it."""

    def __init__(self):
        self.first = self.last = None
        self.count = 0

    def enqueue(self, x):
        node = [x, None]
        if self.count:
            self.last[1] = node
        else:
            self.first = node
        self.last = node
        self.count += 1

    def dequeue(self):
        if not self.count:
            return "empty"
        x, self.first = self.first
        self.count -= 1
        return x

    def front(self):
        return self.first[0] if self.count else "empty"

    def rotate(self, k):
        if not self.count:
            return "empty"
        for _ in range(k % self.count):
            self.enqueue(self.dequeue())
        return self.last[0]

    add = enqueue

    def size(self):
        return self.count

    def __iter__(self):
        node = self.first
        for _ in range(self.count):
            yield node[0]
            node = node[1]


kinds = {"array": Array, "stack": Stack, "queue": Queue}
structures = {name: kind() for name, kind in kinds.items()}
for _ in range(int(input())):
    name, operation, *numbers = input().split()
    structure = structures[name]
    numbers = [int(number) for number in numbers]
    if operation == "range":
        said = None
        for x in range(numbers[0], numbers[1] + 1):
            structure.add(x)
    elif operation == "clear":
        said = None
        structures[name] = kinds[name]()
    elif operation == "list":
        said = " ".join(str(x) for x in structure) or "empty"
    else:
        said = getattr(structure, operation)(*numbers)
    print("ok" if said is None else said)
