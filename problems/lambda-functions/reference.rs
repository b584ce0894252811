use std::cmp::Reverse;

/// The records that are left after all steps, each `(action, field, name, n)`.
pub fn run_steps(
    mut records: Vec<Vec<i64>>,
    steps: Vec<(String, usize, String, i64)>,
) -> Vec<Vec<i64>> {
    for (action, field, name, n) in steps {
        match action.as_str() {
            "map" => {
                let function = function(&name, n);
                for record in &mut records {
                    record[field] = function(record[field]);
                }
            }
            "filter" => {
                let condition = condition(&name, n);
                records.retain(|record| condition(record[field]));
            }
            "sort_ascending" => {
                let key = function(&name, n);
                records.sort_by_key(|record| key(record[field]));
            }
            // Sorting by the reversed key is stable; reversing the sorted records is not.
            _ => {
                let key = function(&name, n);
                records.sort_by_key(|record| Reverse(key(record[field])));
            }
        }
    }
    records
}

/// The function of this name.
fn function(name: &str, n: i64) -> Box<dyn Fn(i64) -> i64> {
    match name {
        "same" => Box::new(|x| x),
        "square" => Box::new(|x| x * x),
        "add" => Box::new(move |x| x + n),
        "times" => Box::new(move |x| x * n),
        "modulo" => Box::new(move |x| x.rem_euclid(n)),
        _ => Box::new(move |x| (x - n).abs()),
    }
}

/// The condition of this name.
fn condition(name: &str, n: i64) -> Box<dyn Fn(i64) -> bool> {
    match name {
        "less" => Box::new(move |x| x < n),
        "greater" => Box::new(move |x| x > n),
        "equal" => Box::new(move |x| x == n),
        _ => Box::new(move |x| x % n == 0),
    }
}
