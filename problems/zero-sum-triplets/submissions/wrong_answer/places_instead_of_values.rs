// Returns where the numbers are, not which numbers they are.
pub fn find_triplets(nums: Vec<i64>, target: i64) -> Vec<[usize; 3]> {
    let mut order: Vec<usize> = (0..nums.len()).collect();
    order.sort_by_key(|&place| nums[place]);
    let mut found = Vec::new();
    for first in 0..order.len() {
        if first > 0 && nums[order[first]] == nums[order[first - 1]] {
            continue;
        }
        let (mut low, mut high) = (first + 1, order.len() - 1);
        while low < high {
            let sum = nums[order[first]] + nums[order[low]] + nums[order[high]];
            if sum == target {
                found.push([order[first], order[low], order[high]]);
            }
            if sum <= target {
                low += 1;
            } else {
                high -= 1;
            }
        }
    }
    found
}
