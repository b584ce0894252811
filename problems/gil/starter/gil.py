def finish_times(threads: list[list[tuple[str, int]]], interval: int) -> list[tuple[int, int]]:
    """For each thread, when it is finished under the lock, and when it would be without one."""
    raise NotImplementedError("write your solution here")
