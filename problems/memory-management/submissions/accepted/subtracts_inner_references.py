import sys

sys.setrecursionlimit(100_000)


# Recursion says it in the words of the statement. The collector finds the cycles as the one in CPython does:
# what is still counted when the references among objects are subtracted is referred to from outside.
def run_script(script):
    names = {}
    objects = {}
    freed = []
    created = 0

    def release(number):
        obj = objects[number]
        obj["count"] -= 1
        if not obj["count"]:
            del objects[number]
            freed.append([line_number, number])
            for other in obj["list"]:
                release(other)

    def point(name, number):
        objects[number]["count"] += 1
        if name in names:
            release(names[name])
        names[name] = number

    for line_number, line in enumerate(script):
        match line.split(" "):
            case ["new", name]:
                objects[created] = {"count": 0, "list": []}
                point(name, created)
                created += 1
            case ["bind", name, other]:
                point(name, names[other])
            case ["del", name]:
                release(names.pop(name))
            case ["append", name, other]:
                objects[names[name]]["list"].append(names[other])
                objects[names[other]]["count"] += 1
            case ["pop", name]:
                release(objects[names[name]]["list"].pop())
            case ["collect"]:
                outside = {number: obj["count"] for number, obj in objects.items()}
                for obj in objects.values():
                    for other in obj["list"]:
                        outside[other] -= 1
                keep = [number for number, count in outside.items() if count]
                kept = set(keep)
                for number in keep:
                    for other in objects[number]["list"]:
                        if other not in kept:
                            kept.add(other)
                            keep.append(other)
                for number in sorted(objects.keys() - kept):
                    freed.append([line_number, number])
                    for other in objects.pop(number)["list"]:
                        if other in kept:
                            objects[other]["count"] -= 1
    return freed, [[number, objects[number]["count"]] for number in sorted(objects)]
