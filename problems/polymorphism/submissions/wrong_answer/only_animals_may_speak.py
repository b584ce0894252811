class Animal:
    def speak(self):
        raise NotImplementedError("a subclass has to say how it speaks")

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
    if not isinstance(thing, (Animal, Duck)):
        raise TypeError("not an animal")
    return thing.speak()


def chorus(things):
    return [make_animal_speak(thing) for thing in things if hasattr(thing, "speak")]
