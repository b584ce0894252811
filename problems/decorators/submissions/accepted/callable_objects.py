import time


class Decorator:
    def __init__(self, function):
        self.function = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__


class timed(Decorator):
    def __call__(self, *args, **kwargs):
        start = time.time()
        try:
            result = self.function(*args, **kwargs)
        except BaseException:
            self.report(start)
            raise
        self.report(start)
        return result

    def report(self, start):
        print("%s took %.2f s" % (self.__name__, time.time() - start))


class cached(Decorator):
    def __init__(self, function):
        super().__init__(function)
        self.values = {}

    def __call__(self, *args, **kwargs):
        key = args, frozenset(kwargs.items())
        try:
            return self.values[key]
        except KeyError:
            pass
        value = self.values[key] = self.function(*args, **kwargs)
        return value
