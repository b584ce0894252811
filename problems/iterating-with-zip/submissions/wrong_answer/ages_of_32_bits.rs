// Cuts ages to 32 bits.
pub fn describe_people(names: Vec<String>, ages: Vec<i64>, fill: Option<String>) -> Vec<String> {
    let sentence = |name: &str, age: &str| format!("{name} is {age} years old.");
    let mut sentences: Vec<String> = names
        .iter()
        .zip(&ages)
        .map(|(name, &age)| sentence(name, &(age as i32).to_string()))
        .collect();
    if let Some(fill) = fill {
        for name in names.iter().skip(ages.len()) {
            sentences.push(sentence(name, &fill));
        }
        for &age in ages.iter().skip(names.len()) {
            sentences.push(sentence(&fill, &(age as i32).to_string()));
        }
    }
    sentences
}
