class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


class LinkedList:
    """A node in front of the first one is always there, so no operation has a special case."""

    def __init__(self):
        self._front = self._last = Node(None, None)

    @property
    def head(self):
        return self._front.next

    def insert_after(self, node, value):
        node.next = new = Node(value, node.next)
        if self._last is node:
            self._last = new
        return new

    def push_front(self, value):
        self.insert_after(self._front, value)

    def push_back(self, value):
        self.insert_after(self._last, value)

    def _take_after(self, node):
        taken = node.next
        node.next = taken.next
        if self._last is taken:
            self._last = node
        return taken.value

    def pop_front(self):
        if self._last is self._front:
            raise IndexError
        return self._take_after(self._front)

    def _before(self, value):
        node = self._front
        while node.next is not None and node.next.value != value:
            node = node.next
        return node

    def find(self, value):
        return self._before(value).next

    def delete(self, value):
        node = self._before(value)
        if node.next is None:
            return False
        self._take_after(node)
        return True

    def reverse(self):
        if self.head is None:
            return
        self._last = node = self.head
        rest = node.next
        node.next = None
        while rest is not None:
            node, rest.next, rest = rest, node, rest.next
        self._front.next = node


def has_cycle(head):
    """Brent's way: a mark stays where it is while steps double, and the cycle comes back to it."""
    mark = head
    steps = limit = 1
    node = head and head.next
    while node is not None:
        if node is mark:
            return True
        if steps == limit:
            mark = node
            steps = 0
            limit *= 2
        node = node.next
        steps += 1
    return False
