class Animal:
    """Something with a name and a sound."""

    def __init__(self, name: str, sound: str):
        raise NotImplementedError("write your solution here")

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")


class Dog(Animal):
    """Says "Woof", has a breed, and fetches things."""


class Cat(Animal):
    """Says "Meow", has a color, and purrs."""


class Puppy(Dog):
    """A dog that wags its tail."""
