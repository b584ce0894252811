from dataclasses import dataclass


@dataclass
class Animal:
    name: str
    sound: str

    def speak(self) -> str:
        return " says ".join((self.name, self.sound))


class Dog(Animal):
    usual_sound = "Woof"

    def __init__(self, name: str, breed: str):
        super(Dog, self).__init__(name, self.usual_sound)
        self.breed = breed

    def speak(self) -> str:
        return "{0.name} ({0.breed}) barks: {0.sound}!".format(self)

    def fetch(self, item: str) -> str:
        return "%s fetches the %s." % (self.name, item)


class Cat(Animal):
    usual_sound = "Meow"

    def __init__(self, name: str, color: str):
        super(Cat, self).__init__(name, self.usual_sound)
        self.color = color

    def purr(self) -> str:
        return self.name + " purrs."


class Puppy(Dog):
    def speak(self) -> str:
        return f"{super().speak()} and wags its tail."
