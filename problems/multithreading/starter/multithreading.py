def download_all(durations: list[int], workers: int) -> tuple[list[tuple[int, int]], int]:
    """Each download's worker and finish time, in the order of `durations`, and the makespan."""
    raise NotImplementedError("write your solution here")
