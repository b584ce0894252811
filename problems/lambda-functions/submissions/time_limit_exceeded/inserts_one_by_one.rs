// Puts every record behind all those that must not come after it, one look at a time.
pub fn run_steps(
    mut records: Vec<Vec<i64>>,
    steps: Vec<(String, usize, String, i64)>,
) -> Vec<Vec<i64>> {
    for (action, field, name, n) in steps {
        let value = |x: i64| match name.as_str() {
            "square" => x * x,
            "add" => x + n,
            "times" => x * n,
            "modulo" => x.rem_euclid(n),
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
            _ => {
                let sign = if action == "sort_ascending" { 1 } else { -1 };
                let mut sorted: Vec<Vec<i64>> = Vec::new();
                for record in records {
                    let key = sign * value(record[field]);
                    let mut place = sorted.len();
                    while place > 0 && sign * value(sorted[place - 1][field]) > key {
                        place -= 1;
                    }
                    sorted.insert(place, record);
                }
                records = sorted;
            }
        }
    }
    records
}
