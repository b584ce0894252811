def run_script(script: list[str]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Which lines free which objects, and the objects that are left with their counts."""
    raise NotImplementedError("write your solution here")
