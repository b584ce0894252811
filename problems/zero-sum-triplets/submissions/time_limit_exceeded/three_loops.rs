// Tries all combinations of three.
use std::collections::HashSet;

pub fn find_triplets(nums: Vec<i64>, target: i64) -> Vec<[i64; 3]> {
    let mut found = HashSet::new();
    for i in 0..nums.len() {
        for j in i + 1..nums.len() {
            for k in j + 1..nums.len() {
                if nums[i] + nums[j] + nums[k] == target {
                    let mut triplet = [nums[i], nums[j], nums[k]];
                    triplet.sort();
                    found.insert(triplet);
                }
            }
        }
    }
    found.into_iter().collect()
}
