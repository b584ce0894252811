// Follows the names; ages without a name are lost.
pub fn describe_people(names: Vec<String>, ages: Vec<i64>, fill: Option<String>) -> Vec<String> {
    let mut sentences = Vec::new();
    for (place, name) in names.iter().enumerate() {
        match (ages.get(place), &fill) {
            (Some(age), _) => sentences.push(format!("{name} is {age} years old.")),
            (None, Some(fill)) => sentences.push(format!("{name} is {fill} years old.")),
            (None, None) => break,
        }
    }
    sentences
}
