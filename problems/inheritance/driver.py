"""Plays a script of operations with the submission's animals and prints a transcript."""

import sys

from submission import Animal, Cat, Dog, Puppy


class Loud(Animal):
    """An animal that is heard. Behind another animal, it is reached through `super` alone."""

    def __init__(self, name, sound):
        super().__init__(name, sound.upper())

    def speak(self):
        return super().speak() + "!"


class LoudDog(Dog, Loud):
    pass


class LoudCat(Cat, Loud):
    pass


classes = {made.__name__: made for made in (Animal, Cat, Dog, Puppy, Loud, LoudDog, LoudCat)}
objects = {}


def defining(name, method):
    """The first class in the method resolution order that has the method itself."""
    for candidate in classes[name].__mro__:
        if method in vars(candidate):
            return candidate.__name__
    return "nowhere"


def shown(value):
    """A text. Of anything else the type, for there may be an address in it."""
    return value if type(value) is str else type(value).__name__


def play(operation, name, *arguments):
    """Do one operation and return what the transcript says about it."""
    match operation:
        case "make":
            objects[name] = classes[arguments[0]](*arguments[1:])
            return type(objects[name]).__name__
        case "speak":
            return shown(objects[name].speak())
        case "fetch":
            return shown(objects[name].fetch(*arguments))
        case "purr":
            return shown(objects[name].purr())
        case "get":
            return shown(getattr(objects[name], *arguments))
        case "set":
            setattr(objects[name], *arguments)
            return "ok"
        case "isinstance":
            return str(isinstance(objects[name], classes[arguments[0]]))
        case "issubclass":
            return str(issubclass(classes[name], classes[arguments[0]]))
        case "mro":
            return " ".join(parent.__name__ for parent in classes[name].__mro__)
        case "where":
            return defining(name, *arguments)
        case "super":
            return shown(super(classes[arguments[0]], objects[name]).speak())
    raise SystemExit(f"unknown operation in the script: {operation}")


for line in sys.stdin.read().splitlines():
    try:
        # An underscore stands for a space inside a word.
        said = play(*(word.replace("_", " ") for word in line.split()))
    except MemoryError:
        # A limit of the judge, and no part of the classes' behaviour.
        raise
    except Exception as error:
        said = type(error).__name__
    print(line, "->", said)
