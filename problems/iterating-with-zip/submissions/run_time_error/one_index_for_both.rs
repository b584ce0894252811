// Panics where the ages end before the names.
pub fn describe_people(names: Vec<String>, ages: Vec<i64>, _fill: Option<String>) -> Vec<String> {
    (0..names.len())
        .map(|place| format!("{} is {} years old.", names[place], ages[place]))
        .collect()
}
