class Animal:
    """Something with a name and a sound."""

    def __init__(self, name: str, sound: str):
        raise NotImplementedError("write your solution here")

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")


class Dog(Animal):
    """Says "Woof", has a breed, and fetches things."""

    def __init__(self, name: str, breed: str):
        raise NotImplementedError("write your solution here")

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")

    def fetch(self, item: str) -> str:
        raise NotImplementedError("write your solution here")


class Cat(Animal):
    """Says "Meow", has a color, and purrs."""

    def __init__(self, name: str, color: str):
        raise NotImplementedError("write your solution here")

    def purr(self) -> str:
        raise NotImplementedError("write your solution here")


class Puppy(Dog):
    """A dog that wags its tail."""

    def speak(self) -> str:
        raise NotImplementedError("write your solution here")
