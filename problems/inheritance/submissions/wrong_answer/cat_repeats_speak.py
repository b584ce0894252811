class Animal:
    def __init__(self, name, sound):
        self.name = name
        self.sound = sound

    def speak(self):
        return f"{self.name} says {self.sound}"


class Dog(Animal):
    def __init__(self, name, breed):
        super().__init__(name, "Woof")
        self.breed = breed

    def fetch(self, item):
        return f"{self.name} fetches the {item}."

    def speak(self):
        return f"{self.name} ({self.breed}) barks: {self.sound}!"


class Cat(Animal):
    def __init__(self, name, color):
        super().__init__(name, "Meow")
        self.color = color

    def speak(self):
        return f"{self.name} says {self.sound}"

    def purr(self):
        return f"{self.name} purrs."


class Puppy(Dog):
    def speak(self):
        return super().speak() + " and wags its tail."
