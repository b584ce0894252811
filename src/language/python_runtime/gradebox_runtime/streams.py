"""Standard input, output and error: UTF-8, and few, large reads and writes."""

import io
import sys
from builtins import *  # a submission may replace what `builtins` holds

BUFFER_BYTES = 1 << 16


def open_stream(descriptor, name, mode, errors, line_buffering=False):
    raw = io.FileIO(descriptor, mode, closefd=False)
    raw.name = name
    buffered = io.BufferedReader if mode == "r" else io.BufferedWriter
    stream = io.TextIOWrapper(
        buffered(raw, BUFFER_BYTES),
        encoding="utf-8",
        errors=errors,
        newline=None if mode == "r" else "\n",
        line_buffering=line_buffering,
    )
    stream.mode = mode
    return stream


def install():
    """Opens the three anew: whatever the build read or wrote is forgotten."""
    global stdin, stdout, stderr
    stdin = open_stream(0, "<stdin>", "r", "surrogateescape")
    stdout = open_stream(1, "<stdout>", "w", "surrogateescape")
    stderr = open_stream(2, "<stderr>", "w", "backslashreplace", line_buffering=True)
    sys.stdin = sys.__stdin__ = stdin
    sys.stdout = sys.__stdout__ = stdout
    sys.stderr = sys.__stderr__ = stderr


def flush():
    """Writes out what is buffered, in streams of the submission's too. False when it
    cannot be written."""
    written = True
    own = [stream for stream in (sys.stdout, sys.stderr) if stream not in (None, stdout, stderr)]
    for stream in (*own, stdout, stderr):
        try:
            if not stream.closed:
                stream.flush()
        except BaseException:
            written = False
    return written
