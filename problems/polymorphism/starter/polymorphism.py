class Animal:
    """An animal speaks in its own way; this class does not say how."""

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")

    def introduce(self) -> str:
        raise NotImplementedError("write your solution here")


class Dog(Animal):
    """Says "Woof!"."""

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")


class Cat(Animal):
    """Says "Meow!"."""

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")


class Duck:
    """No animal, but it says "Quack!"."""

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")


def make_animal_speak(thing) -> str:
    """What the thing says, whatever it is."""
    raise NotImplementedError("write your solution here")


def chorus(things) -> list[str]:
    """What all those things say that can speak, in order."""
    raise NotImplementedError("write your solution here")
