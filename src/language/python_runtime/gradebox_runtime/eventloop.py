"""asyncio's event loop on virtual time: nothing to select from, only times and threads."""

import asyncio
import asyncio.base_events
import asyncio.events
import asyncio.unix_events

from . import threads


class VirtualEventLoop(asyncio.base_events.BaseEventLoop):
    """Sleeps until the next timer, while threads go on."""

    def __init__(self):
        super().__init__()
        self._selector = self
        self._waiting = None

    def select(self, timeout):
        if timeout is not None and timeout <= 0:
            threads.run_one_ready()
            return ()
        self._waiting = threads.schedule.current
        try:
            threads.wait(None if timeout is None else threads.monotonic() + timeout)
        finally:
            self._waiting = None
        return ()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        if self._waiting is not None:
            threads.wake(self._waiting)


def install():
    threads.get_running_loop = asyncio.events._get_running_loop
    threads.set_running_loop = asyncio.events._set_running_loop
    unix = asyncio.unix_events
    unix._UnixDefaultEventLoopPolicy._loop_factory = VirtualEventLoop
    for module in (asyncio, unix):
        module.SelectorEventLoop = module.EventLoop = VirtualEventLoop
