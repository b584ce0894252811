END = object()


def describe_people(names, ages, fill):
    sentences = []
    left, right = iter(names), iter(ages)
    while True:
        name, age = next(left, END), next(right, END)
        ended = (name is END) + (age is END)
        if ended == 2 or (ended == 1 and fill is None):
            return sentences
        name = fill if name is END else name
        age = fill if age is END else age
        sentences.append("%s is %s years old." % (name, age))
