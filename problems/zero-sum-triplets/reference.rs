/// Every different triplet of `nums` whose sum is `target`, each in ascending order.
///
/// For each smallest element, two ends of the sorted rest move towards each other.
pub fn find_triplets(nums: Vec<i64>, target: i64) -> Vec<[i64; 3]> {
    let mut sorted = nums;
    sorted.sort_unstable();
    let mut triplets = Vec::new();
    for (first, &smallest) in sorted.iter().enumerate() {
        if first > 0 && sorted[first - 1] == smallest {
            continue;
        }
        let mut rest = &sorted[first + 1..];
        while let [low, .., high] = *rest {
            let sum = smallest + low + high;
            if sum == target {
                triplets.push([smallest, low, high]);
            }
            if sum <= target {
                rest = &rest[1..];
                // The same middle again would give the same triplet again.
                while sum == target && rest.first() == Some(&low) {
                    rest = &rest[1..];
                }
            } else {
                rest = &rest[..rest.len() - 1];
            }
        }
    }
    triplets
}
