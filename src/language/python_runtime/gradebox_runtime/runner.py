"""What the host calls: compile a submission, run a program."""

import sys

sys.dont_write_bytecode = True

from . import threads

threads.install()  # before anything imports `threading`

import marshal

from componentize_py_types import Err
from wit_world import Outcome

from . import warmup

broken = warmup.import_everything()

from . import ending, entry, eventloop, modules, pools, query, streams, suspend, tracebacks


# The way to the host. The runtime's builder has to find it; a program has no need to.
BINDINGS = ("wit_world", "componentize_py_runtime", "componentize_py_types")


class WitWorld:
    """The exports of `world.wit`. Made once, as the last step before the snapshot."""

    def __init__(self):
        warmup.freeze(__package__)

    def compile(self, kind, files):
        try:
            return marshal.dumps(entry.compile_entry(kind, files))
        except (modules.CompileError, query.QueryError) as error:
            # What it quotes of the source may be no text.
            raise Err(str(error).encode("utf-8", "replace").decode()) from None

    def execute(self, program, input):
        for name in BINDINGS:
            sys.modules.pop(name, None)
        return run(program, input)


def run(program, data, loads=marshal.loads, outcome=Outcome):
    how, files = loads(program)
    case = entry.read_case(how, data)
    try:
        code, returned = entry.run_entry(how, files, case)
        code = ending.finish(code)
    except BaseException:
        # The submission broke what Python needs to come to an end.
        code, returned = ending.FAILURE, None
    return outcome(code, returned if code == 0 else None)


def prepare():
    for part in (streams, tracebacks, ending, suspend, eventloop, pools):
        part.install()
    for module in SUSPENDABLE:
        suspend.adopt(sys.modules[module])
    modules.install(broken, warmup.code_on_demand())
    warmup.exercise(lambda *program: WitWorld.compile(None, *program), run, query.prepare)
    query.prepare()
    warmup.begin_again()
    warmup.forget_build()
    streams.install()


# What threads run of the standard library, and of ours.
SUSPENDABLE = (
    threads.__name__,
    pools.__name__,
    "threading",
    "queue",
    "concurrent.futures._base",
    "concurrent.futures.thread",
    "logging.handlers",
    "multiprocessing.pool",
    "sched",
)

prepare()
