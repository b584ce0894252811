def build_dictionary(
    keys: list[str], values: list[int], keep: str, form: str
) -> dict[str, int] | dict[str, str] | dict[str, list[str]]:
    """The dictionary of `keys` and `values`, less what is not kept, in the form asked for."""
    raise NotImplementedError("write your solution here")
