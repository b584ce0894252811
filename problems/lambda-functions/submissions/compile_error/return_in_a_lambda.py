# A lambda is one expression; `return` is a statement.
def run_steps(records, steps):
    square = lambda x: return x * x
    return [[square(x) for x in record] for record in records]
