def run_steps(
    records: list[list[int]], steps: list[tuple[str, int, str, int]]
) -> list[list[int]]:
    """The records that are left after all steps, each `(action, field, name, n)`."""
    raise NotImplementedError("write your solution here")
