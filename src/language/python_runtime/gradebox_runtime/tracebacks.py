"""Tracebacks as Python prints them, without the runner's own frames."""

import os
import sys
import traceback

RUNNER = os.path.dirname(__file__) + "/"
IMPORT_SYSTEM = "<frozen importlib."

formatted = {}
format_frame_summary = traceback.StackSummary.format_frame_summary
walk_stack = traceback.walk_stack
walk_tb = traceback.walk_tb
walk_tb_with_full_positions = traceback._walk_tb_with_full_positions


def without_runner(frames):
    """Drops the runner's frames, and the import system's that led to them."""
    shown = []
    for frame in frames:
        filename = frame[0].f_code.co_filename
        if not filename.startswith(RUNNER):
            shown.append(frame)
            continue
        while shown and shown[-1][0].f_code.co_filename.startswith(IMPORT_SYSTEM):
            shown.pop()
    return iter(shown)


def format_once(summary, frame, **options):
    """A thousand frames of a recursion are one text: making it costs a million instructions."""
    if type(frame) is not traceback.FrameSummary or frame.locals is not None:
        return format_frame_summary(summary, frame, **options)
    place = (frame.filename, frame.name, frame.lineno, frame.end_lineno)
    key = (*place, frame.colno, frame.end_colno, *options.items())
    text = formatted.get(key)
    if text is None:
        text = formatted[key] = format_frame_summary(summary, frame, **options)
    return text


def install():
    """Everything that formats a traceback, the interpreter too, walks it with these."""
    traceback.walk_tb = lambda tb: without_runner(walk_tb(tb))
    traceback._walk_tb_with_full_positions = lambda tb: without_runner(
        walk_tb_with_full_positions(tb)
    )

    def walk_callers(frame):
        # None stands for the caller of whoever asked `traceback` for its stack.
        return without_runner(walk_stack(sys._getframe(1) if frame is None else frame))

    traceback.walk_stack = walk_callers
    traceback.StackSummary.format_frame_summary = format_once


def from_submission(tb):
    """The traceback from the first frame that is not the runner's."""
    while tb is not None and tb.tb_frame.f_code.co_filename.startswith(RUNNER):
        tb = tb.tb_next
    return tb
