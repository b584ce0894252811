"""The end of a program: its exit code, and what Python does before it goes."""

import atexit
import os
import sys
import threading
from builtins import *  # a submission may replace what `builtins` holds

import wit_world

from . import modules, streams, threads, tracebacks

FAILURE = 1
FLUSH_FAILURE = 120
INTERRUPTED = 130


def report(
    error,
    default_hook=sys.__excepthook__,
    is_subtype=type.__subclasscheck__,
    default_stderr=lambda: streams.stderr,
):
    """Prints an exception that nobody caught. The exit code."""
    kind = type(error)
    if is_subtype(SystemExit, kind):
        return exit_code(error)
    tb = error.__traceback__ = tracebacks.from_submission(error.__traceback__)
    try:
        sys.excepthook(kind, error, tb)
    except SystemExit as chosen:
        return exit_code(chosen)
    except BaseException as failure:
        stderr = sys.stderr if sys.stderr is not None else default_stderr()
        try:
            print("Error in sys.excepthook:", file=stderr)
            failure.__traceback__ = tracebacks.from_submission(failure.__traceback__)
            default_hook(type(failure), failure, failure.__traceback__)
            print("\nOriginal exception was:", file=stderr)
            default_hook(kind, error, tb)
        except BaseException:
            pass  # nothing is left to print on
    return INTERRUPTED if is_subtype(KeyboardInterrupt, kind) else FAILURE


def exit_code(error):
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    complain(code)
    return FAILURE


def complain(message):
    """Says on standard error why a run failed."""
    try:
        print(message, file=sys.stderr)
    except BaseException:
        pass  # the submission broke it; the exit code says enough


def finish(
    code,
    shut_threads_down=threading._shutdown,
    run_exit_functions=atexit._run_exitfuncs,
    clear=dict.clear,
):
    """Waits for threads, runs exit functions and destructors, writes out what is
    buffered. The exit code, which only a failure can change from 0."""
    schedule = threads.schedule
    if schedule.started and not (schedule.deadlocked and code):
        failed = attempt(shut_threads_down)
        code = code or failed
    failed = attempt(run_exit_functions)
    code = code or failed
    streams.flush()  # before destructors write elsewhere
    for name in ("__main__", *modules.finder.loader.modules):
        module = sys.modules.get(name)
        if type(module) is type(sys):
            clear(module.__dict__)
    written = streams.flush()
    return code or (0 if written else FLUSH_FAILURE)


def attempt(action):
    """The exit code of running some of the submission's code."""
    try:
        action()
        return 0
    except BaseException as error:
        return report(error)


def exit_now(status, /):
    """`os._exit`: nothing else runs. WASI's own exit knows no codes."""
    wit_world.exit(int(status) & 0xFF)


def install():
    os._exit = exit_now
