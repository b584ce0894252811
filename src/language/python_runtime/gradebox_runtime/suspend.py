"""Makes generators of functions, so that a thread can stop in the middle of one.

Source is compiled a second time with every call `f(x)` replaced by
`yield from call(f, x)` and every `with m:` by `with (yield from enter(m)):`.
Both codes have the same variables and lines, so the second, the twin, can be
run in the place of the first, with its globals and its closure. Only threads
run twins; the main thread runs the code as it was written.

Generators, coroutines, comprehensions and class bodies cannot yield on our
behalf: they run as they are, and waiting in them goes through `threads.wait`.
"""

import ast
import builtins
import contextvars
import functools
import inspect
import marshal
from types import CodeType, FunctionType, MethodType

from . import threads

CALL, ENTER = "__gradebox_call__", "__gradebox_enter__"
BUILTINS = frozenset(vars(builtins))

twin_codes = {}
twin_functions = {}
# Twins of files that no thread has run yet: the code, and the marshalled twin.
unread = []


def twin_source(source, filename):
    """The code of a whole file with every function a generator, marshalled."""
    tree = ast.parse(source, filename)
    Suspender(BUILTINS - set(bound_names(tree))).visit(tree)
    return marshal.dumps(compile(tree, filename, "exec", dont_inherit=True))


def bound_names(tree):
    for node in ast.walk(tree):
        if not isinstance(getattr(node, "ctx", None), ast.Load):
            for field in ("id", "name", "asname", "arg"):
                yield getattr(node, field, None)


class Suspender(ast.NodeTransformer):
    """Replaces calls, where the function around them can become a generator."""

    def __init__(self, plain):
        self.plain = plain  # names of builtins: they never wait, and some look at their caller
        self.suspends = False

    def within(self, suspends, visit):
        before, self.suspends = self.suspends, suspends
        visit()
        self.suspends = before

    def visit_FunctionDef(self, node):
        def visit():
            body = ast.Module(node.body, [])
            node.body = self.generic_visit(body).body

        # StopIteration cannot leave a generator.
        self.within(node.name != "__next__" and not yields(node.body), visit)
        return node

    def visit_Lambda(self, node):
        def visit():
            node.body = self.visit(node.body)

        self.within(not yields([node.body]), visit)
        return node

    def left_alone(self, node):
        self.within(False, lambda: self.generic_visit(node))
        return node

    visit_AsyncFunctionDef = visit_ClassDef = left_alone
    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = left_alone

    def visit_For(self, node):
        """`for x in iter(f, end)`, as queues are read, becomes a loop that calls f itself."""
        self.generic_visit(node)
        match node.iter:
            case ast.Call(
                ast.Name("iter"), [function, (ast.Constant() | ast.Name()) as end], []
            ) if self.suspends and "iter" in self.plain:
                source, item = (f"__gradebox_{part}_{node.lineno}__" for part in ("source", "item"))
                call = self.suspended(node.iter, CALL, [load(source)], [])
                taken = ast.Tuple([ast.NamedExpr(store(item), call)], ast.Load())
                loop = ast.While(
                    ast.Compare(taken, [ast.NotEq()], [ast.Tuple([end], ast.Load())]),
                    [ast.Assign([node.target], load(item)), *node.body],
                    node.orelse,
                )
                nodes = [ast.Assign([store(source)], function), loop]
                return [ast.fix_missing_locations(ast.copy_location(n, node)) for n in nodes]
        return node

    def visit_AnnAssign(self, node):
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_TypeAlias(self, node):
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in self.plain:
            return node
        return self.suspended(node, CALL, [node.func, *node.args], node.keywords)

    def visit_With(self, node):
        self.generic_visit(node)
        for item in node.items:
            item.context_expr = self.suspended(item.context_expr, ENTER, [item.context_expr], [])
        return node

    def suspended(self, node, helper, args, keywords):
        if not self.suspends:
            return node
        name = ast.copy_location(load(helper), node)
        call = ast.copy_location(ast.Call(name, args, keywords), node)
        return ast.copy_location(ast.YieldFrom(call), node)


def load(name):
    return ast.Name(name, ast.Load())


def store(name):
    return ast.Name(name, ast.Store())


def yields(nodes):
    """Whether a function with this body is a generator already."""
    for node in nodes:
        if isinstance(node, (ast.Yield, ast.YieldFrom, ast.Await)):
            return True
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if yields(ast.iter_child_nodes(node)):
            return True
    return False


def pair(code, twin):
    """Remembers the twin of every function in `code`."""
    inner, inner_twins = nested(code), nested(twin)
    if [c.co_qualname for c in inner] != [c.co_qualname for c in inner_twins]:
        return
    for function, function_twin in zip(inner, inner_twins):
        pair(function, function_twin)
        generator = function_twin.co_flags & ~function.co_flags & inspect.CO_GENERATOR
        if generator and function_twin.co_freevars == function.co_freevars:
            # Functions that a twin defines are the ones that were written.
            written = dict(zip(map(id, nested(function_twin)), nested(function)))
            constants = tuple(written.get(id(c), c) for c in function_twin.co_consts)
            twin_codes[function] = function_twin.replace(co_consts=constants)


def nested(code):
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def twin_of(function):
    """The generator function of a function, or None."""
    try:
        return twin_functions[function]
    except KeyError:
        pass
    while unread:
        code, twin = unread.pop()
        pair(code, marshal.loads(twin))
    code = twin_codes.get(function.__code__)
    if code is None:
        twin = None
    else:
        twin = FunctionType(
            code,
            function.__globals__,
            function.__name__,
            function.__defaults__,
            function.__closure__,
        )
        twin.__kwdefaults__ = function.__kwdefaults__
    twin_functions[function] = twin
    return twin


def call(function, /, *args, **kwargs):
    """What to `yield from` for the value of `function(*args, **kwargs)`."""
    kind = type(function)
    if kind is MethodType:
        args = (function.__self__, *args)
        function = function.__func__
        kind = type(function)
    if kind is FunctionType:
        if function is threads.wait:
            return threads.suspended_wait(*args)
        twin = twin_of(function)
        if twin is not None:
            return twin(*args, **kwargs)
    elif kind is functools.partial:
        kwargs = {**function.keywords, **kwargs}
        return call(function.func, *function.args, *args, **kwargs)
    elif kind is CONTEXT_RUN and function.__self__ is threads.schedule.current.context:
        # The scheduler enters this context at every step.
        return call(*args, **kwargs)
    return value(function(*args, **kwargs))


CONTEXT_RUN = type(contextvars.copy_context().run)


def value(result):
    return result
    yield


def enter(manager):
    """What to `yield from` for a context manager that has been entered already."""
    kind = type(manager)
    method = getattr(kind, "__enter__", None)
    if type(method) is FunctionType and hasattr(kind, "__exit__"):
        twin = twin_of(method)
        if twin is not None:
            return entered(manager, twin)
    return value(manager)


def entered(manager, twin):
    return Entered(manager, (yield from twin(manager)))


class Entered:
    """Enters nothing, leaves what it was made for."""

    __slots__ = ("manager", "value")

    def __init__(self, manager, value):
        self.manager = manager
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *error):
        return type(self.manager).__exit__(self.manager, *error)


def adopt(module):
    """Makes the twins of a module of the standard library, or of ours."""
    with open(module.__file__, "rb") as file:
        source = file.read()
    code = compile(source, module.__file__, "exec", dont_inherit=True)
    pair(code, marshal.loads(twin_source(source, module.__file__)))


def install():
    setattr(builtins, CALL, call)
    setattr(builtins, ENTER, enter)
