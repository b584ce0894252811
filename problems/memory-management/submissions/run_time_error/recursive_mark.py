# Frees with a stack, but follows references by recursion when it collects.
class Heap:
    def __init__(self):
        self.names = {}
        self.counts = []
        self.references = []
        self.freed = []
        self.line = 0

    def create(self):
        self.counts.append(0)
        self.references.append([])
        return len(self.counts) - 1

    def bind(self, name, obj):
        self.counts[obj] += 1
        old = self.names.get(name)
        self.names[name] = obj
        if old is not None:
            self.drop(old)

    def drop(self, obj):
        pending = [obj]
        while pending:
            obj = pending.pop()
            self.counts[obj] -= 1
            if self.counts[obj] == 0:
                self.freed.append((self.line, obj))
                pending += reversed(self.references[obj])
                self.references[obj] = []

    def collect(self):
        reachable = set()

        def mark(obj):
            if obj not in reachable:
                reachable.add(obj)
                for other in self.references[obj]:
                    mark(other)

        for obj in self.names.values():
            mark(obj)
        garbage = [obj for obj, count in enumerate(self.counts) if count and obj not in reachable]
        for obj in garbage:
            self.freed.append((self.line, obj))
            for other in self.references[obj]:
                self.counts[other] -= 1
            self.references[obj] = []


def run_script(script):
    heap = Heap()
    for heap.line, line in enumerate(script):
        operation, *names = line.split()
        if operation == "new":
            heap.bind(names[0], heap.create())
        elif operation == "bind":
            heap.bind(names[0], heap.names[names[1]])
        elif operation == "del":
            heap.drop(heap.names.pop(names[0]))
        elif operation == "append":
            obj = heap.names[names[1]]
            heap.counts[obj] += 1
            heap.references[heap.names[names[0]]].append(obj)
        elif operation == "pop":
            heap.drop(heap.references[heap.names[names[0]]].pop())
        else:
            heap.collect()
    return heap.freed, [(obj, count) for obj, count in enumerate(heap.counts) if count]
