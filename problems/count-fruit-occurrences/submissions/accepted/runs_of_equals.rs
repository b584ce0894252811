use std::collections::HashMap;

/// Sorts the names, so that equal ones stand together, and measures the runs.
pub fn count_fruits(mut fruits: Vec<String>) -> HashMap<String, usize> {
    fruits.sort_unstable();
    fruits
        .chunk_by(|left, right| left == right)
        .map(|run| (run[0].clone(), run.len()))
        .collect()
}
