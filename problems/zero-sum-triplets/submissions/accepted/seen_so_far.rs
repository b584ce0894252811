use std::collections::{BTreeSet, HashSet};

/// For each element, looks up what is missing among the elements between it and the next one.
pub fn find_triplets(mut nums: Vec<i64>, target: i64) -> BTreeSet<(i64, i64, i64)> {
    nums.sort_by(|a, b| b.cmp(a));
    let mut found = BTreeSet::new();
    for i in 0..nums.len() {
        if i > 0 && nums[i] == nums[i - 1] {
            continue;
        }
        let mut seen = HashSet::with_capacity(nums.len());
        for &b in &nums[i + 1..] {
            // Two elements have no sum beyond 64 bits, but the target less them may be beyond.
            if let Some(c) = target.checked_sub(nums[i] + b)
                && seen.contains(&c)
            {
                found.insert((nums[i], c, b));
            }
            seen.insert(b);
        }
    }
    found
}
