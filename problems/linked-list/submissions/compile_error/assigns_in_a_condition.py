class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self):
        self.head = None
        self.tail = None

    def push_front(self, value):
        self.head = Node(value, self.head)
        if self.tail is None:
            self.tail = self.head

    def push_back(self, value):
        node = Node(value)
        if self.tail is None:
            self.head = node
        else:
            self.tail.next = node
        self.tail = node

    def pop_front(self):
        if self.head = None:
            raise IndexError("the list is empty")
        value = self.head.value
        self.head = self.head.next
        if self.head is None:
            self.tail = None
        return value

    def find(self, value):
        node = self.head
        while node is not None and node.value != value:
            node = node.next
        return node

    def insert_after(self, node, value):
        node.next = Node(value, node.next)
        if node is self.tail:
            self.tail = node.next
        return node.next

    def delete(self, value):
        previous = None
        node = self.head
        while node is not None:
            if node.value == value:
                if previous is None:
                    self.head = node.next
                else:
                    previous.next = node.next
                if node is self.tail:
                    self.tail = previous
                return True
            previous, node = node, node.next
        return False

    def reverse(self):
        previous = None
        node = self.head
        self.tail = node
        while node is not None:
            following = node.next
            node.next = previous
            previous, node = node, following
        self.head = previous


def has_cycle(head):
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow = slow.next
        fast = fast.next.next
        if slow is fast:
            return True
    return False
