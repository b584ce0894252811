// The arms are closures, and no two closures have the same type.
pub fn run_steps(
    mut records: Vec<Vec<i64>>,
    steps: Vec<(String, usize, String, i64)>,
) -> Vec<Vec<i64>> {
    for (_action, field, name, n) in steps {
        let function = match name.as_str() {
            "add" => move |x: i64| x + n,
            "times" => move |x: i64| x * n,
            _ => |x: i64| x,
        };
        for record in &mut records {
            record[field] = function(record[field]);
        }
    }
    records
}
