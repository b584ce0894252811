"""A submission's files: compiled once, then found by name, never through a file system."""

import importlib.abc
import importlib.machinery
import io
import marshal
import re
import sys
import tokenize
import traceback
import warnings

from . import suspend

# Only programs that may start threads pay for twins of their code.
MAY_THREAD = re.compile(rb"thread|executor|concurrent|multiprocessing", re.IGNORECASE)

call_unseen = importlib._bootstrap._call_with_frames_removed


class CompileError(Exception):
    """The main file is no Python; the message is as Python prints it."""


def module_name(path):
    """The name that `path` is imported by, and whether it is a package's own file."""
    parts = path.removesuffix(".py").split("/")
    package = len(parts) > 1 and parts[-1] == "__init__"
    return ".".join(parts[:-1] if package else parts), package


def compile_modules(main_name, main_path, main_source, others):
    """What `Finder` needs, in types that can be marshalled: by name, the path, whether it
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
        raise CompileError("".join(traceback.format_exception_only(error_of(reason))))
    return modules


def compile_module(path, package, source, twin):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = compile(source, path, "exec", dont_inherit=True)
        except SyntaxError as error:
            return path, package, (type(error).__name__, *error.args), source, b""
        except (MemoryError, OverflowError, RecursionError, ValueError) as error:
            return path, package, (type(error).__name__, f"{path}: {error}"), source, b""
        try:
            return path, package, code, source, suspend.twin_source(source, path) if twin else b""
        except (MemoryError, OverflowError, RecursionError):
            # Nested so deep that only the plain code fits; its threads wait in place.
            return path, package, code, source, b""


def error_of(reason):
    kind, *arguments = reason
    return getattr(sys.modules["builtins"], kind)(*arguments)


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
        source = self.modules[name][3]
        try:
            encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
            return io.IncrementalNewlineDecoder(None, True).decode(source.decode(encoding), True)
        except (LookupError, SyntaxError, UnicodeDecodeError):
            return None


def raise_error(error):
    raise error


class Finder:
    """The submission's modules; then the ones of Python that cannot work here, with the
    reason that they gave when the runtime was built."""

    loader = Loader({})
    broken = {}

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        module = cls.loader.modules.get(name)
        if module is not None:
            spec = importlib.machinery.ModuleSpec(
                name, cls.loader, origin=module[0], is_package=module[1]
            )
            spec.has_location = True
            return spec
        prefix = name + "."
        if any(other.startswith(prefix) for other in cls.loader.modules):
            return importlib.machinery.ModuleSpec(name, None, is_package=True)
        reason = cls.broken.get(name)
        if reason is not None:
            kind, arguments, missing = reason
            error = kind(*arguments)
            if missing is not None:
                error.name = missing
            raise error
        return None


def install(broken):
    Finder.broken = broken
    sys.meta_path.insert(0, Finder)


def install_program(modules):
    """Makes the modules importable, before anything of the same name."""
    Finder.loader = Loader(modules)
    if len(modules) > 1:
        tops = {name.partition(".")[0] for name in modules} - {"__main__"}
        for name in [name for name in sys.modules if name.partition(".")[0] in tops]:
            del sys.modules[name]


def run_module(name, as_name):
    """Runs the code of one module under a name, and returns the module."""
    loader = Finder.loader
    module = type(sys)(as_name)
    namespace = module.__dict__
    namespace["__builtins__"] = sys.modules["builtins"]
    namespace["__file__"] = loader.get_filename(name)
    namespace["__loader__"] = loader
    sys.modules[as_name] = module
    exec(loader.get_code(name), namespace)
    return module


def forget(namespace):
    """Lets go of what a module holds, as Python does at its end: destructors run."""
    for private in (True, False):
        for name in list(namespace):
            if isinstance(name, str) and name != "__builtins__":
                if private == (name[:1] == "_" and name[1:2] != "_"):
                    namespace[name] = None
