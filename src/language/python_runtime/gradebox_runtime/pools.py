"""`multiprocessing.pool.ThreadPool`, whose threads tell each other news by a queue: there
are no pipes."""

import multiprocessing.context
import multiprocessing.pool
import queue


class NewsQueue(queue.SimpleQueue):
    _reader = None


def wait_for_updates(sentinels, news, timeout=None):
    news.get()
    while not news.empty():
        news.get()


def install():
    multiprocessing.context.BaseContext.SimpleQueue = lambda context: NewsQueue()
    multiprocessing.pool.Pool._wait_for_updates = staticmethod(wait_for_updates)
