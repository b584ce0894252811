/// Every different triplet of `nums` whose sum is `target`, in any order.
pub fn find_triplets(_nums: Vec<i64>, _target: i64) -> Vec<Vec<i64>> {
    unimplemented!("write your solution here")
}
