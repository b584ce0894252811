// `nums` is not declared as mutable, and sorting changes it.
pub fn find_triplets(nums: Vec<i64>, target: i64) -> Vec<Vec<i64>> {
    nums.sort();
    nums.windows(3)
        .filter(|triplet| triplet.iter().sum::<i64>() == target)
        .map(<[i64]>::to_vec)
        .collect()
}
