from collections.abc import Iterable
from typing import Protocol


class Speaker(Protocol):
    def speak(self) -> str: ...


class Animal:
    """A template: subclasses give the sound, the introduction is written once."""

    def speak(self) -> str:
        raise NotImplementedError(type(self).__name__)

    def introduce(self) -> str:
        sound = self.speak()
        return "I am a " + self.__class__.__name__ + ": " + sound


class Dog(Animal):
    def speak(self) -> str:
        return "Woof!"


class Cat(Animal):
    def speak(self) -> str:
        return "Meow!"


class Duck:
    def speak(self) -> str:
        return "Quack!"


def make_animal_speak(thing: Speaker) -> str:
    return thing.speak()


def chorus(things: Iterable[object]) -> list[str]:
    said = []
    for thing in things:
        speak = getattr(thing, "speak", None)
        if speak is not None:
            said.append(speak())
    return said
