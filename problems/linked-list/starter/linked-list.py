class Node:
    """A value, and the next node or None."""

    def __init__(self, value: int, next: "Node | None" = None):
        self.value = value
        self.next = next


class LinkedList:
    """A singly linked list of integers; `head` is its first node, or None."""

    def __init__(self):
        raise NotImplementedError("write your solution here")

    def push_front(self, value: int) -> None:
        raise NotImplementedError("write your solution here")

    def push_back(self, value: int) -> None:
        raise NotImplementedError("write your solution here")

    def pop_front(self) -> int:
        raise NotImplementedError("write your solution here")

    def find(self, value: int) -> Node | None:
        raise NotImplementedError("write your solution here")

    def insert_after(self, node: Node, value: int) -> Node:
        raise NotImplementedError("write your solution here")

    def delete(self, value: int) -> bool:
        raise NotImplementedError("write your solution here")

    def reverse(self) -> None:
        raise NotImplementedError("write your solution here")


def has_cycle(head) -> bool:
    """Whether the nodes from `head` on lead back to one of them."""
    raise NotImplementedError("write your solution here")
