# Searches for a sum of zero, whatever the target is.
def find_triplets(nums, target):
    nums = sorted(nums)
    found = []
    for i, a in enumerate(nums):
        if i and a == nums[i - 1]:
            continue
        low, high = i + 1, len(nums) - 1
        while low < high:
            pair = nums[low] + nums[high]
            if pair < -a:
                low += 1
            elif pair > -a:
                high -= 1
            else:
                found.append([a, nums[low], nums[high]])
                low += 1
                while low < high and nums[low] == nums[low - 1]:
                    low += 1
    return found
