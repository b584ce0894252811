// Returns the triplet whose sum is closest to the target where no sum is the target itself.
pub fn find_triplets(mut nums: Vec<i64>, target: i64) -> Vec<[i64; 3]> {
    nums.sort();
    let mut found: Vec<[i64; 3]> = Vec::new();
    let mut closest = None;
    for first in 0..nums.len() {
        if first > 0 && nums[first] == nums[first - 1] {
            continue;
        }
        let (mut low, mut high) = (first + 1, nums.len() - 1);
        while low < high {
            let triplet = [nums[first], nums[low], nums[high]];
            let sum: i64 = triplet.iter().sum();
            if sum == target && found.last() != Some(&triplet) {
                found.push(triplet);
            }
            if closest.is_none_or(|(distance, _)| sum.abs_diff(target) < distance) {
                closest = Some((sum.abs_diff(target), triplet));
            }
            if sum <= target {
                low += 1;
            } else {
                high -= 1;
            }
        }
    }
    if found.is_empty() {
        found.extend(closest.map(|(_, triplet)| triplet));
    }
    found
}
