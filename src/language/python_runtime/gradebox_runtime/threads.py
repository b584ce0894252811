"""Threads where the system has none: one at a time, and always in the same order.

A started thread is a generator that `suspend` made of the thread's functions.
It runs until it has to wait; then the next one that can go on does, in the
order in which they became ready. When none can, virtual time moves to the next
deadline. The main thread is the bottom of the stack: its waiting drives the
others. So does waiting inside a function that could not become a generator (a
sort key, a constructor, an iterator); such a thread can go on only when the
ones that it drives have to wait themselves.

`install` puts these in the place of `_thread`'s before `threading` is imported.
What the standard library builds on them (conditions, queues, executors) is its
own code.
"""

import _thread
import functools  # before the RLock that it takes goes away
import heapq
import sys
import time
from collections import deque
from types import SimpleNamespace

RUNNING, WAITING, WOKEN, EXPIRED = range(4)
DEADLOCK = "deadlock: every thread waits for something that no thread can bring about"

real_sleep = time.sleep
monotonic = time.monotonic


class Task:
    """One thread: what the scheduler knows of it."""

    __slots__ = ("ident", "generator", "context", "state", "waits", "handle", "daemon")

    def __init__(self, ident, handle=None, daemon=False):
        self.ident = ident
        self.generator = None
        self.context = None
        self.state = RUNNING
        self.waits = 0  # how often it has waited, to know a stale deadline by
        self.handle = handle
        self.daemon = daemon


class Schedule:
    """Who runs, who can run, who waits for a time."""

    def __init__(self):
        self.current = Task(1)
        self.ready = deque()
        self.deadlines = []
        self.alive = {}
        self.started = 0
        self.deadlocked = False


schedule = Schedule()
# `eventloop.install` puts asyncio's own here: a thread must not see the loop of another.
get_running_loop = set_running_loop = lambda *_: None


def begin_waiting(deadline):
    task = schedule.current
    task.state = WAITING
    task.waits += 1
    if deadline is not None:
        heapq.heappush(schedule.deadlines, (deadline, task.ident, task.waits, task))
    return task


def wait(deadline=None):
    """Waits until `wake` is called for the current thread: true, or false when
    the deadline came first. In a thread's generator, `suspended_wait` stands for it."""
    task = begin_waiting(deadline)
    while task.state == WAITING:
        if schedule.deadlines:
            expire(monotonic())
        if task.state != WAITING:
            break
        if schedule.ready:
            step(schedule.ready.popleft())
        elif not sleep_to_next_deadline() and task.state == WAITING:
            # The last deadline may have been this thread's own, and come just now.
            task.state = RUNNING
            schedule.deadlocked = True
            raise RuntimeError(DEADLOCK)
    woken = task.state == WOKEN
    task.state = RUNNING
    return woken


def suspended_wait(deadline=None):
    task = begin_waiting(deadline)
    yield
    woken = task.state == WOKEN
    task.state = RUNNING
    return woken


def wake(task):
    if task.state == WAITING:
        rouse(task, WOKEN)


def rouse(task, state):
    task.state = state
    # A running generator waits in `wait`, further down the stack, and looks at its state itself.
    if task.generator is not None and not task.generator.gi_running:
        schedule.ready.append(task)


def expire(now):
    deadlines = schedule.deadlines
    while deadlines:
        deadline, _, waits, task = deadlines[0]
        if task.state == WAITING and task.waits == waits:
            if deadline > now:
                return
            rouse(task, EXPIRED)
        heapq.heappop(deadlines)


def sleep_to_next_deadline():
    """False when nobody waits for a time."""
    now = monotonic()
    expire(now)
    if schedule.deadlines:
        real_sleep(max(schedule.deadlines[0][0] - now, 0))
        return True
    return bool(schedule.ready)


def step(task):
    """Lets a thread run until it waits or ends."""
    previous, schedule.current = schedule.current, task
    loop = get_running_loop()
    if loop:
        set_running_loop(None)
    try:
        if task.context is None:
            task.generator.send(None)
        else:
            task.context.run(task.generator.send, None)
    except (StopIteration, SystemExit):
        end(task)
    except BaseException as error:
        end(task)
        print("Exception ignored in thread", file=sys.stderr)
        traceback.print_exception(error)
    finally:
        schedule.current = previous
        if loop:
            set_running_loop(loop)


def end(task):
    schedule.alive.pop(task.ident, None)
    task.handle._set_done()


def run_one_ready():
    """For a loop that never waits, so that the other threads are not forgotten."""
    if schedule.ready:
        step(schedule.ready.popleft())


def sleep(seconds, /):
    """`time.sleep`: the others run meanwhile."""
    if not schedule.alive:
        return real_sleep(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    wait(monotonic() + seconds)


def get_ident():
    return schedule.current.ident


def start_joinable_thread(function, handle=None, daemon=True):
    handle = ThreadHandle() if handle is None else handle
    if handle.task is not None:
        raise RuntimeError("thread already started")
    schedule.started += 1
    task = Task(schedule.started + 1, handle, daemon)
    task.context = getattr(getattr(function, "__self__", None), "_context", None)
    task.generator = body(function)
    handle.ident, handle.task = task.ident, task
    schedule.alive[task.ident] = task
    schedule.ready.append(task)
    return handle


def start_new_thread(function, args, kwargs={}, /):
    return start_joinable_thread(lambda: function(*args, **kwargs)).ident


def body(function):
    yield from __gradebox_call__(function)


def finish():
    """What the end of a program waits for: the threads that are no daemons."""
    while waited_for := [task for task in schedule.alive.values() if not task.daemon]:
        waited_for[0].handle.join()


class ThreadHandle:
    """`_thread._ThreadHandle`: a thread to be joined."""

    def __init__(self):
        self.ident = None
        self.task = None
        self.done = False
        self.joiners = deque()

    def is_done(self):
        return self.done

    def _set_done(self):
        self.done = True
        for task in self.joiners:
            wake(task)
        self.joiners.clear()

    def join(self, timeout=None):
        if self.done:
            return
        if self.task is schedule.current:
            raise RuntimeError("Cannot join current thread")
        deadline = None if timeout is None or timeout < 0 else monotonic() + timeout
        self.joiners.append(schedule.current)
        if not wait(deadline):
            self.joiners.remove(schedule.current)


def make_thread_handle(ident):
    handle = ThreadHandle()
    handle.ident = ident
    return handle


class lock:
    """`_thread.lock`. Whoever waited longest gets it next."""

    __module__ = "_thread"
    __slots__ = ("held", "waiters", "__weakref__")

    def __init__(self):
        self.held = False
        self.waiters = None

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if timeout > _thread.TIMEOUT_MAX:
            raise OverflowError("timeout value is too large")
        if not self.held:
            self.held = True
            return True
        if not blocking or timeout == 0:
            return False
        if self.waiters is None:
            self.waiters = deque()
        task = schedule.current
        self.waiters.append(task)
        if wait(None if timeout == -1 else monotonic() + timeout):
            return True
        self.waiters.remove(task)
        return False

    def release(self):
        if not self.held:
            raise RuntimeError("release unlocked lock")
        while self.waiters:
            task = self.waiters.popleft()
            if task.state == WAITING:
                wake(task)
                return
        self.held = False

    def locked(self):
        return self.held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        held = "locked" if self.held else "unlocked"
        return f"<{held} _thread.lock object at {id(self):#x}>"

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked


def install():
    # The import system goes on with the locks that it has.
    sys.modules["_frozen_importlib"]._thread = SimpleNamespace(**vars(_thread))
    _thread.lock = _thread.LockType = _thread.allocate_lock = _thread.allocate = lock
    _thread.start_joinable_thread = start_joinable_thread
    _thread.start_new_thread = _thread.start_new = start_new_thread
    _thread._ThreadHandle = ThreadHandle
    _thread._make_thread_handle = make_thread_handle
    _thread._shutdown = finish
    _thread._count = lambda: len(schedule.alive)
    _thread.get_ident = _thread.get_native_id = get_ident
    _thread._get_main_thread_ident = lambda: 1
    time.sleep = sleep
    # For these, the standard library has Python code to fall back on.
    del _thread.RLock
    sys.modules["_queue"] = None
    import _threading_local
    import threading

    threading.local = _threading_local.local
    _thread.RLock = threading._PyRLock
    global traceback
    import traceback
