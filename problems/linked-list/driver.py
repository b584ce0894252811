"""Plays a script of operations with linked lists and prints a transcript."""

import sys
from weakref import WeakValueDictionary

from submission import LinkedList, has_cycle

# No script makes a list this long, so a longer walk goes in circles.
LONGEST = 20_000

# So many nodes of a chain may be held at a time.
FEW = 8

lists = {}


class Endless(Exception):
    """A list that should end does not."""


class Chain:
    """Nodes to look for a cycle in: made when asked for, and gone when nobody holds them."""

    def __init__(self, length, target):
        self.length = length
        self.target = target
        self.held = WeakValueDictionary()
        self.most_held = 0

    def node(self, place):
        """The node at a place, the same one as before if somebody holds it still."""
        if place == self.length:
            place = self.target
        if place is None:
            return None
        node = self.held.get(place)
        if node is None:
            self.held[place] = node = Link(self, place)
            self.most_held = max(self.most_held, len(self.held))
        return node


class Link:
    """A node of a chain. Values come again and again, and mean nothing."""

    __slots__ = ("_chain", "_place", "__weakref__")

    def __init__(self, chain, place):
        self._chain = chain
        self._place = place

    @property
    def value(self):
        return self._place % 3

    @property
    def next(self):
        return self._chain.node(self._place + 1)


def nodes(linked):
    """The nodes of a list, from its head on."""
    found = []
    node = linked.head
    while node is not None:
        found.append(node)
        if len(found) > LONGEST:
            raise Endless
        node = node.next
    return found


def text(value):
    """An integer, a truth value or None; of anything else the type, which has no address in it."""
    return repr(value) if type(value) in (int, bool, type(None)) else type(value).__name__


def shown(linked):
    """The values of a list as Python writes them, and of a long one the ends and the length."""
    values = [text(node.value) for node in nodes(linked)]
    if len(values) <= 20:
        return "[" + ", ".join(values) + "]"
    ends = ", ".join(values[:3] + ["..."] + values[-3:])
    return f"[{ends}] {len(values)} values"


def place(linked, value):
    """Where the node that `find` returns is in the list."""
    node = linked.find(value)
    for i, other in enumerate(nodes(linked)):
        if other is node:
            return f"node {i}"
    return text(node)


def insert(linked, value, values):
    """Insert values one behind the other, after the first node that has a value."""
    node = linked.find(value)
    if node is None:
        return "None"
    for value in values:
        node = linked.insert_after(node, value)
    return "ok"


def reverse(linked):
    """Reverse the list and compare its nodes with those from before."""
    before = nodes(linked)
    linked.reverse()
    after = nodes(linked)
    after.reverse()
    same = len(before) == len(after) and all(map(lambda a, b: a is b, before, after))
    return "same nodes" if same else "other nodes"


def cycle(length, target):
    """Look for a cycle in a chain, of which the last node leads to another, or nowhere."""
    chain = Chain(int(length), None if target == "-" else int(target))
    answer = text(has_cycle(chain.node(0)))
    return f"{answer}, {'little' if chain.most_held <= FEW else 'much'} memory"


def play(operation, *words):
    """Do one operation and return what the transcript says about it."""
    if operation == "cycle":
        return cycle(*words)
    name, *numbers = words
    numbers = [int(number) for number in numbers]
    if operation == "new":
        lists[name] = LinkedList()
        return type(lists[name]).__name__
    linked = lists[name]
    match operation:
        case "show":
            return shown(linked)
        case "find":
            return place(linked, *numbers)
        case "pop":
            return text(linked.pop_front())
        case "delete":
            return text(linked.delete(*numbers))
        case "insert":
            return insert(linked, numbers[0], numbers[1:])
        case "grow":
            return insert(linked, numbers[0], range(numbers[1]))
        case "reverse":
            return reverse(linked)
        case "front":
            linked.push_front(*numbers)
        case "back":
            linked.push_back(*numbers)
        case "fill":
            for value in range(*numbers):
                linked.push_back(value)
        case "stack":
            for value in range(*numbers):
                linked.push_front(value)
        case "rotate":
            for _ in range(*numbers):
                linked.push_back(linked.pop_front())
        case _:
            raise SystemExit(f"unknown operation in the script: {operation}")
    return "ok"


for line in sys.stdin.read().splitlines():
    try:
        said = play(*line.split())
    except MemoryError:
        # A limit of the judge, and no part of the class's behaviour.
        raise
    except Exception as error:
        said = type(error).__name__
    print(line, "->", said)
