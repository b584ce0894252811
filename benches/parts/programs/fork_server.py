"""What people run who need Python to be fast: a server that forks for each case.

    python3 -I -S fork_server.py PROGRAM

The modules are there already, the program is compiled already, and a child is a copy
of all that. Nothing is confined, and nothing is limited.

A request on standard input: the length of the case's input (4 bytes, the lowest first),
then the input. The answer on standard output: how the child ended (as `waitpid` tells it)
and the length of what it printed (4 bytes each), then what it printed.
"""

import bisect
import collections
import copy
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import gc
import heapq
import io
import itertools
import json
import math
import operator
import os
import random
import re
import statistics
import string
import struct
import sys
import time
import traceback
import typing

# What a pipe holds: an input of so many bytes is written before there is a reader.
PIPE = 65536


def child(code):
    """Is the program, and never comes back."""
    status = 0
    try:
        exec(code, {"__name__": "__main__", "__builtins__": __builtins__})
    except SystemExit as ending:
        status = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    os._exit(status)


def serve(code, requests, answers):
    read, write, pipe, close, fork, wait = os.read, os.write, os.pipe, os.close, os.fork, os.waitpid
    while request := read(requests, 4 + PIPE):
        length = int.from_bytes(request[:4], "little")
        assert length <= PIPE, "the input does not fit a pipe"
        while len(request) < 4 + length:
            request += read(requests, PIPE)
        stdin, input_end = pipe()
        output_end, stdout = pipe()
        write(input_end, request[4:])
        close(input_end)
        process = fork()
        if process == 0:
            os.dup2(stdin, 0)
            os.dup2(stdout, 1)
            child(code)
        close(stdin)
        close(stdout)
        output = part = read(output_end, PIPE)
        while part:
            part = read(output_end, PIPE)
            output += part
        close(output_end)
        _, status = wait(process, 0)
        write(answers, struct.pack("<II", status, len(output)) + output)


def main():
    path = sys.argv[1]
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    requests, answers = os.dup(0), os.dup(1)
    # What is there before the first case is not looked at again: no page of it is
    # written, and so none is copied, because of the collector.
    gc.collect()
    gc.freeze()
    serve(code, requests, answers)


main()
