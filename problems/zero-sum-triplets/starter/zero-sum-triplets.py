def find_triplets(nums: list[int], target: int) -> list[list[int]]:
    """Every different triplet of `nums` whose sum is `target`, in any order."""
    raise NotImplementedError("write your solution here")
