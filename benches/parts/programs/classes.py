"""Classes: a linked list, a stack, a queue of two stacks, accounts that inherit, a tree."""


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self):
        self.head = None
        self.length = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.length += 1

    def reverse(self):
        before, node = None, self.head
        while node:
            node.next, before, node = before, node, node.next
        self.head = before

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.length


class Account:
    fee = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("an amount is positive")
        self._balance += amount

    def withdraw(self, amount):
        if amount + self.fee > self._balance:
            return False
        self._balance -= amount + self.fee
        return True


class Savings(Account):
    fee = 2

    def deposit(self, amount):
        super().deposit(amount)
        self._balance += amount // 100


class Queue:
    def __init__(self):
        self._in, self._out = [], []

    def put(self, value):
        self._in.append(value)

    def get(self):
        if not self._out:
            while self._in:
                self._out.append(self._in.pop())
        return self._out.pop()


class Tree:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        node = self
        while True:
            side = "left" if key < node.key else "right"
            below = getattr(node, side)
            if below is None:
                setattr(node, side, Tree(key))
                return
            node = below

    def depth(self):
        return 1 + max(side.depth() if side else 0 for side in (self.left, self.right))


size = int(input())
length = total = 0
for start in range(0, size, 500):
    values = LinkedList()
    for value in range(start, start + 500):
        values.push(value * 7 % 1000)
    values.reverse()
    length += len(values)
    total += sum(values)
print(length, total)

accounts = [Account("ada"), Savings("bruno"), Savings("chiara", 50)]
refused = 0
for step in range(size):
    account = accounts[step % 3]
    account.deposit(step % 300 + 1)
    if not account.withdraw(step % 350):
        refused += 1
print(refused, [account.balance for account in accounts])

queue, total = Queue(), 0
for step in range(size):
    queue.put(step)
    queue.put(step * 2)
    total += queue.get()
print(total)

tree, key = Tree(500000), 7
for _ in range(size // 4):
    key = (key * 1103515245 + 12345) % 2147483648
    tree.insert((key >> 8) % 1000000)
print(tree.depth())
