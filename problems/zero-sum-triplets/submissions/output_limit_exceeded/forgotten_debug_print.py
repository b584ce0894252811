# Right and fast, but it still prints what it looks at.
def find_triplets(nums, target):
    nums = sorted(nums)
    found = []
    for i, a in enumerate(nums):
        if i and a == nums[i - 1]:
            continue
        low, high = i + 1, len(nums) - 1
        while low < high:
            pair = nums[low] + nums[high]
            print("first", a, "pair", nums[low], nums[high], "sum", a + pair)
            if pair < target - a:
                low += 1
            elif pair > target - a:
                high -= 1
            else:
                found.append([a, nums[low], nums[high]])
                low += 1
                while low < high and nums[low] == nums[low - 1]:
                    low += 1
    return found
