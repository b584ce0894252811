"""Plays a script with the submission's animals and with strangers, and prints a transcript."""

import sys

from submission import Animal, Cat, Dog, Duck, chorus, make_animal_speak


class Puppy(Dog):
    """Overrides what its parent overrides."""

    def speak(self):
        return super().speak() + " Woof!"


class Fish(Animal):
    """Does not override `speak`."""


class Robot:
    """No animal, and false as a truth value, like an empty list."""

    def speak(self):
        return "Beep!"

    def __len__(self):
        return 0


class Parrot:
    """Says each of its words once, then nothing."""

    def __init__(self, *words):
        self.words = list(words)

    def speak(self):
        return self.words.pop(0) if self.words else ""


class Radio:
    """Its `speak` is an attribute of the object, and no method of the class."""

    def __init__(self):
        self.speak = lambda: "News!"


class Mimic:
    """Has `speak` only when it is asked for it."""

    def __getattr__(self, name):
        if name != "speak":
            raise AttributeError(name)
        return lambda: "Echo!"


class Toy:
    """Has `speak`, and it is broken."""

    def speak(self):
        return self.battery


class Rock:
    """Has no `speak`."""


classes = {
    made.__name__: made
    for made in (Animal, Dog, Cat, Duck, Puppy, Fish, Robot, Parrot, Radio, Mimic, Toy, Rock)
}
objects = {}


def shown(value):
    """Texts as Python writes them. Of anything else the type, for there may be an address in it."""
    texts = value if type(value) is list else [value]
    return repr(value) if all(type(text) is str for text in texts) else type(value).__name__


def play(operation, *words):
    """Do one operation and return what the transcript says about it."""
    match operation:
        case "make":
            name, made, *arguments = words
            objects[name] = classes[made](*arguments)
            return type(objects[name]).__name__
        case "speak":
            return shown(make_animal_speak(objects[words[0]]))
        case "introduce":
            return shown(objects[words[0]].introduce())
        case "isinstance":
            return repr(isinstance(objects[words[0]], Animal))
        case "chorus":
            return shown(chorus([objects[name] for name in words]))
        case "stream":
            return shown(chorus(objects[name] for name in words))
    raise SystemExit(f"unknown operation in the script: {operation}")


for line in sys.stdin.read().splitlines():
    try:
        said = play(*line.split())
    except MemoryError:
        # A limit of the judge, and no part of the classes' behaviour.
        raise
    except Exception as error:
        said = type(error).__name__
    print(line, "->", said)
