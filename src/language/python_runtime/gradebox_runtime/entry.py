"""How a program meets its case: a script, a function, a driver or a query."""

import sys
from builtins import *  # a submission may replace what `builtins` holds
from types import CoroutineType

from . import ending, modules, query, values


def compile_entry(entry, files):
    """The entry and the files as one tuple that can be marshalled."""
    (main_path, main), *others = [(file.path, file.content) for file in files]
    match type(entry).__name__:
        case "Entry_Script":
            run, main_name = ("script", main_path), "__main__"
        case "Entry_Function":
            signature = entry.value
            conversions = [values.conversion(kind) for kind in signature.parameters]
            main_name, _ = modules.module_name(main_path)
            run = ("function", main_name, signature.name, conversions, signature.returns)
        case "Entry_Driver":
            run, main_name = ("driver",), "submission"
            driver = ("driver.py", entry.value.encode())
            others = [other for other in others if other[0] != "driver.py"] + [driver]
        case "Entry_Query":
            return ("query", main_path, query.single_statement(main_path, main)), {}
    return run, modules.compile_modules(main_name, main_path, main, others)


def read_case(run, data):
    """The arguments or the tables: ours, so what is wrong with them is no submission's fault."""
    match run:
        case ["function", _, _, conversions, _]:
            return values.decode_arguments(data, conversions)
        case ["query", *_]:
            return query.create_tables(data)
    return None


def run_entry(run, files, case):
    """The exit code and what was returned, as JSON, or None."""
    match run:
        case ["script", path]:
            modules.install_program(files)
            sys.argv = [path]
            return ending.attempt(lambda: modules.run_module("__main__", "__main__")), None
        case ["driver"]:
            modules.install_program(files)
            sys.argv = ["driver.py"]
            return ending.attempt(lambda: modules.run_module("driver", "__main__")), None
        case ["function", main_name, name, _, returns]:
            modules.install_program(files)
            path = files[main_name][0]
            sys.argv = [path]
            sys.modules["__main__"] = type(sys)("__main__")
            returned = []
            code = ending.attempt(lambda: returned.append(call(main_name, path, name, case)))
            return encode_returned(code, returned, name, returns)
        case ["query", path, statement]:
            rows = query.run(path, statement, case)
            return (0 if rows is not None else ending.FAILURE), rows


def call(main_name, path, name, arguments):
    module = modules.run_module(main_name, main_name)
    try:
        function = getattr(module, name)
    except AttributeError:
        ending.complain(f"{path} defines no function {name}")
        raise SystemExit(ending.FAILURE) from None
    if not callable(function):
        kind = values.with_article(values.name_of(type(function)))
        ending.complain(f"{name} in {path} is {kind}, not a function")
        raise SystemExit(ending.FAILURE)
    value = function(*arguments)
    if type(value) is CoroutineType:
        value.close()  # nobody will await it, and nobody needs to hear so
    return value


def encode_returned(code, returned, name, returns):
    if not returned:
        if code == 0:
            ending.complain(f"{name} ended the program with exit code 0 and returned nothing")
        return code or ending.FAILURE, None
    try:
        return code, values.encode(returned[0])
    except values.Unencodable as error:
        what, path = error.args
        place = f" at {values.where(path)}" if path else ""
        ending.complain(f"{name} returned {what}{place}; expected {returns}")
        return ending.FAILURE, None
