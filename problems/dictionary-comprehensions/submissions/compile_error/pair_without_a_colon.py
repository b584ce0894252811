# Between key and value of a comprehension there is a colon.
def build_dictionary(keys, values, keep, form):
    return {k, v for k, v in zip(keys, values)}
