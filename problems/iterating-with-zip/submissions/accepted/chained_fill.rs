use std::iter::repeat_n;

pub fn describe_people(names: Vec<String>, ages: Vec<i64>, fill: Option<String>) -> Vec<String> {
    let mut names = names;
    let mut ages: Vec<String> = ages.iter().map(i64::to_string).collect();
    if let Some(fill) = fill {
        let longer = names.len().max(ages.len());
        names.extend(repeat_n(fill.clone(), longer - names.len()));
        ages.extend(repeat_n(fill, longer - ages.len()));
    }
    names
        .iter()
        .zip(&ages)
        .map(|(name, age)| format!("{name} is {age} years old."))
        .collect()
}
