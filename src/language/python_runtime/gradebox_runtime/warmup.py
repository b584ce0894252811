"""Imports everything and runs a little of everything, before the snapshot is taken.

What is not imported now cannot be imported later, for there is no file system
then; what has run once is set up and specialised already.
"""

import atexit
import concurrent.futures.thread
import gc
import importlib.util
import io
import linecache
import logging
import pkgutil
import random
import re
import sys
import threading
import warnings
import weakref
from builtins import *  # a submission may replace what `builtins` holds
from types import SimpleNamespace

# These do something visible when imported, or are no library.
LEFT_OUT = frozenset({"__main__", "antigravity", "idlelib", "test", "this", "turtledemo"})
ON_DEMAND = ("this",)
SEED = 0
ROUNDS = 3

SCRIPT = b"""
import sys
def add(a, b=1):
    return a + b
class Point:
    def __init__(self, x):
        self.x = x
total = 0
for index, text in enumerate("a b c".split()):
    total += add(index) + len({text: [Point(total).x]})
try:
    raise KeyError(total)
except KeyError as error:
    print(f"{total:5.1f} {error!r}", sorted([3, 1, 2], key=lambda x: -x))
"""
FAILING_SCRIPT = b"def fail(x):\n    return 1 / x\nfail(0)\n"
FUNCTION = b"def f(x, y):\n    return {'x': x, 'y': [y, 1.5, None, True]}\n"
MODULE = b"class C:\n    pass\n"
DRIVER = "from submission import C\nimport sys\nprint(C(), sys.stdin.readline())\n"
TABLES = b'{"t": {"columns": [["a", "INTEGER"], ["b", "TEXT"]], "rows": [[1, "x"], [2, null]]}}'
QUERY = b"SELECT a, count(b) FROM t GROUP BY a ORDER BY a"


def import_everything():
    """The modules of the standard library that cannot work here, with their reasons."""
    broken = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in sorted(sys.stdlib_module_names - LEFT_OUT):
            import_tree(name, broken)
    return broken


def import_tree(name, broken):
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        broken[name] = (type(error), error.args, error.name)
        return
    except Exception as error:
        broken[name] = (ImportError, (f"{name}: {error}",), name)
        return
    for _, inner, _ in sorted(pkgutil.iter_modules(getattr(module, "__path__", ()), name + ".")):
        if inner.rpartition(".")[2] not in LEFT_OUT:
            import_tree(inner, broken)


def code_on_demand():
    """The code of the modules that run only when a program imports them."""
    specs = {name: importlib.util.find_spec(name) for name in ON_DEMAND}
    return {name: spec.loader.get_code(name) for name, spec in specs.items()}


def exercise(compile_program, execute_program, prepare_query):
    """Runs a program of every kind; what they print goes nowhere."""
    nowhere = io.TextIOWrapper(io.BytesIO(), "utf-8")
    sys.stdout = sys.stderr = nowhere
    script = type("Entry_Script", (), {})()
    driver = type("Entry_Driver", (), {"value": DRIVER})()
    query = type("Entry_Query", (), {})()
    function = type("Entry_Function", (), {})()
    function.value = SimpleNamespace(
        name="f", parameters=["int", "list<tuple<str, float>>"], returns="json"
    )
    for _ in range(ROUNDS):
        for entry, path, source, data, code in (
            (script, "main.py", SCRIPT, b"", 0),
            (script, "main.py", FAILING_SCRIPT, b"", 1),
            (driver, "main.py", MODULE, b"", 0),
            (function, "solution.py", FUNCTION, b'[1, [["a", 1]]]', 0),
            (query, "solution.sql", QUERY, TABLES, 0),
        ):
            sys.stdin = io.StringIO("line\n")
            prepare_query()
            program = compile_program(entry, [SimpleNamespace(path=path, content=source)])
            outcome = execute_program(program, data)
            for name in ("solution", "submission", "driver"):
                sys.modules.pop(name, None)
            if outcome.exit_code != code:
                nowhere.flush()
                raise SystemError(path + nowhere.buffer.getvalue().decode())


def flush_logging():
    """`logging.shutdown`, if there is more to it than the handler of last resort."""
    if len(logging._handlerList) > 1:
        logging.shutdown()


def begin_again():
    """Takes back what the end of a program leaves behind."""
    threading._SHUTTING_DOWN = False
    threading._main_thread._os_thread_handle.done = False
    concurrent.futures.thread._shutdown = False
    atexit._clear()
    atexit.register(flush_logging)
    weakref.finalize._registered_with_atexit = False


def forget_build():
    """Leaves nothing of the build behind that a program could see or meet."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if "PathFinder" not in repr(finder)]
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    sys.path[:] = [""]
    sys.argv[:] = [""]
    del sys.modules["__main__"]
    linecache.clearcache()
    re.purge()
    random.seed(SEED)


def freeze(own):
    """Hides the runner from the programs, and its objects from the garbage collector."""
    for name in list(sys.modules):
        if name.partition(".")[0] == own:
            del sys.modules[name]
    gc.collect()
    gc.freeze()
