/// The function's value; conditions are the number 1 where they hold.
fn value(name: &str, x: i64, n: i64) -> i64 {
    match name {
        "same" => x,
        "square" => x.pow(2),
        "add" => x + n,
        "times" => x * n,
        "modulo" => ((x % n) + n) % n,
        "distance" => x.abs_diff(n) as i64,
        "less" => i64::from(x < n),
        "greater" => i64::from(x > n),
        "equal" => i64::from(x == n),
        "multiple" => i64::from(x % n == 0),
        other => panic!("unknown name {other}"),
    }
}

pub fn run_steps(records: Vec<Vec<i64>>, steps: Vec<(String, i64, String, i64)>) -> Vec<Vec<i64>> {
    steps
        .iter()
        .fold(records, |records, (action, field, name, n)| {
            let field = *field as usize;
            let mut keyed: Vec<(i64, Vec<i64>)> = records
                .into_iter()
                .map(|record| (value(name, record[field], *n), record))
                .collect();
            match action.as_str() {
                "map" => keyed
                    .iter_mut()
                    .for_each(|(key, record)| record[field] = *key),
                "filter" => keyed.retain(|(key, _)| *key == 1),
                "sort_ascending" => keyed.sort_by(|a, b| a.0.cmp(&b.0)),
                _ => keyed.sort_by(|a, b| b.0.cmp(&a.0)),
            }
            keyed.into_iter().map(|(_, record)| record).collect()
        })
}
