// A text is put where the list holds integers.
pub fn describe_people(
    names: Vec<String>,
    mut ages: Vec<i64>,
    fill: Option<String>,
) -> Vec<String> {
    if let Some(fill) = fill {
        while ages.len() < names.len() {
            ages.push(fill.clone());
        }
    }
    names
        .iter()
        .zip(&ages)
        .map(|(name, age)| format!("{name} is {age} years old."))
        .collect()
}
