class Animal:
    def speak(self):
        return ""

    def introduce(self):
        return f"I am a {type(self).__name__}: {self.speak()}"


class Dog(Animal):
    def speak(self):
        return "Woof!"


class Cat(Animal):
    def speak(self):
        return "Meow!"


class Duck:
    def speak(self):
        return "Quack!"


def make_animal_speak(thing):
    return thing.speak()


def chorus(things):
    return [make_animal_speak(thing) for thing in things if hasattr(thing, "speak")]
