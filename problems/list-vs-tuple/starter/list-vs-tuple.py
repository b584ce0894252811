def play(script: list[str]) -> list[str]:
    """What each operation of the script gives, or the name of the error's type."""
    raise NotImplementedError("write your solution here")
