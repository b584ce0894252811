/// One sentence for each place that both lists have, or, with `fill`, that any of them has.
pub fn describe_people(names: Vec<String>, ages: Vec<i64>, fill: Option<String>) -> Vec<String> {
    let places = match fill {
        None => names.len().min(ages.len()),
        Some(_) => names.len().max(ages.len()),
    };
    // Never used where `fill` is null: both lists reach as far as the sentences do.
    let fill = fill.unwrap_or_default();
    (0..places)
        .map(|place| {
            let name = names.get(place).unwrap_or(&fill);
            let age = ages.get(place).map_or_else(|| fill.clone(), i64::to_string);
            format!("{name} is {age} years old.")
        })
        .collect()
}
