# The loop that skips equal numbers does not look for the end of the list.
def find_triplets(nums, target):
    nums = sorted(nums)
    found = []
    for i, a in enumerate(nums):
        if i and a == nums[i - 1]:
            continue
        low, high = i + 1, len(nums) - 1
        while low < high:
            total = a + nums[low] + nums[high]
            if total < target:
                low += 1
            elif total > target:
                high -= 1
            else:
                found.append([a, nums[low], nums[high]])
                low += 1
                while nums[low] == nums[low - 1]:
                    low += 1
    return found
