"""A submission's files: compiled once, then found by name, never through a file system."""

import builtins
import importlib.abc
import io
import re
import sys
import tokenize
import traceback
import warnings
from importlib.machinery import ModuleSpec
from types import ModuleType

from . import suspend

# Only programs that may start threads pay for twins of their code.
MAY_THREAD = re.compile(rb"thread|executor|concurrent|multiprocessing", re.IGNORECASE)

call_unseen = importlib._bootstrap._call_with_frames_removed


LINE_MAX = 400  # characters of a line in a message


class CompileError(Exception):
    """The main file is no Python; the message is as Python prints it."""


def module_name(path):
    """The name that `path` is imported by, and whether it is a package's own file."""
    parts = path.removesuffix(".py").split("/")
    package = len(parts) > 1 and parts[-1] == "__init__"
    return ".".join(parts[:-1] if package else parts), package


def compile_modules(main_name, main_path, main_source, others):
    """What `Loader` needs, in types that can be marshalled: by name, the path, whether it
    is a package, the code or the reason why there is none, the source, and the twin."""
    modules = {}
    sources = [main_source, *(content for _, content in others)]
    twins = any(MAY_THREAD.search(source) for source in sources)
    for path, source in others:
        if path.endswith(".py"):
            name, package = module_name(path)
            modules[name] = compile_module(path, package, source, twins)
    # Last, so that no other file can stand in its place.
    modules[main_name] = compile_module(main_path, False, main_source, twins)
    reason = modules[main_name][2]
    if isinstance(reason, tuple):
        error = error_of(reason)
        message = "".join(traceback.format_exception_only(error))
        placed = getattr(error, "filename", None) is not None
        message = "\n".join(map(clipped, message.split("\n")))
        raise CompileError(message if placed else f"{main_path}: {message}")
    return modules


def clipped(line):
    """What is wrong stands below the line that is quoted, however long that is."""
    return line if len(line) <= LINE_MAX else line[:LINE_MAX] + "…"


def compile_module(path, package, source, twin):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = compile(source, path, "exec", dont_inherit=True)
        except SyntaxError as error:
            return path, package, (type(error).__name__, *error.args), source, b""
        except (MemoryError, OverflowError, RecursionError, ValueError) as error:
            return path, package, (type(error).__name__, str(error)), source, b""
        try:
            return path, package, code, source, suspend.twin_source(source, path) if twin else b""
        except Exception:
            # Nested so deep that only the plain code fits; its threads wait in place.
            return path, package, code, source, b""


def error_of(reason):
    kind, *arguments = reason
    return getattr(builtins, kind)(*arguments)


class Loader(importlib.abc.InspectLoader):
    """Loads the modules of one submission."""

    def __init__(self, modules):
        self.modules = modules

    def is_package(self, name):
        return self.modules[name][1]

    def get_filename(self, name):
        return self.modules[name][0]

    def get_code(self, name):
        _, _, code, _, twin = self.modules[name]
        if isinstance(code, tuple):
            call_unseen(raise_error, error_of(code))
        if twin:
            suspend.unread.append((code, twin))
        return code

    def get_source(self, name):
        try:
            source = self.modules[name][3]
            encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
            return io.IncrementalNewlineDecoder(None, True).decode(source.decode(encoding), True)
        except (LookupError, SyntaxError, UnicodeDecodeError):
            return None


def raise_error(error):
    raise error


class Finder:
    """The submission's modules; then the ones of Python that are not imported yet, and the
    ones that cannot work here, with the reason that they gave when the runtime was built."""

    def __init__(self):
        self.loader = Loader({})
        self.library = Loader({})
        self.broken = {}

    def find_spec(self, name, path=None, target=None):
        for loader in (self.loader, self.library):
            module = loader.modules.get(name)
            if module is not None:
                path, package, *_ = module
                spec = ModuleSpec(name, loader, origin=path, is_package=package)
                spec.has_location = True
                return spec
        prefix = name + "."
        if any(other.startswith(prefix) for other in self.loader.modules):
            return ModuleSpec(name, None, is_package=True)
        if name in self.broken:
            kind, arguments, missing = self.broken[name]
            error = kind(*arguments)
            error.name = missing
            raise error
        return None


finder = Finder()


def install(broken, on_demand):
    finder.broken = broken
    finder.library.modules = {
        name: (f"{name}.py", False, code, b"", b"") for name, code in on_demand.items()
    }
    sys.meta_path.insert(0, finder)


def install_program(modules):
    """Makes the modules importable, before anything of the same name."""
    finder.loader.modules = modules
    tops = {name.partition(".")[0] for name in modules if name != "__main__"}
    if any(top in sys.modules for top in tops):
        for name in [name for name in sys.modules if name.partition(".")[0] in tops]:
            del sys.modules[name]


def run_module(name, as_name):
    """Runs the code of one module under a name, and returns the module."""
    loader = finder.loader
    loader.modules[as_name] = loader.modules[name]
    module = ModuleType(as_name)
    module.__dict__.update(
        __builtins__=builtins, __file__=loader.get_filename(name), __loader__=loader
    )
    sys.modules[as_name] = module
    exec(loader.get_code(name), module.__dict__)
    return module
