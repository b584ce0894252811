// In Rust, the remainder of a negative number is negative.
pub fn run_steps(
    mut records: Vec<Vec<i64>>,
    steps: Vec<(String, usize, String, i64)>,
) -> Vec<Vec<i64>> {
    for (action, field, name, n) in steps {
        let value = |x: i64| match name.as_str() {
            "square" => x * x,
            "add" => x + n,
            "times" => x * n,
            "modulo" => x % n,
            "distance" => (x - n).abs(),
            _ => x,
        };
        match action.as_str() {
            "map" => records.iter_mut().for_each(|r| r[field] = value(r[field])),
            "filter" => records.retain(|r| match name.as_str() {
                "less" => r[field] < n,
                "greater" => r[field] > n,
                "equal" => r[field] == n,
                _ => r[field] % n == 0,
            }),
            "sort_ascending" => records.sort_by_key(|r| value(r[field])),
            _ => records.sort_by(|a, b| value(b[field]).cmp(&value(a[field]))),
        }
    }
    records
}
