// `len() - 2` is below zero for an empty list, and an index is never below zero.
pub fn find_triplets(nums: Vec<i64>, target: i64) -> Vec<[i64; 3]> {
    let mut sorted = nums;
    sorted.sort();
    let mut found = Vec::new();
    for first in 0..sorted.len() - 2 {
        let smallest = sorted[first];
        if first > 0 && smallest == sorted[first - 1] {
            continue;
        }
        let (mut low, mut high) = (first + 1, sorted.len() - 1);
        while low < high {
            let sum = smallest + sorted[low] + sorted[high];
            if sum == target && (low == first + 1 || sorted[low] != sorted[low - 1]) {
                found.push([smallest, sorted[low], sorted[high]]);
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
