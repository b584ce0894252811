/// The largest number, or none if there are none.
pub fn {{name}}(numbers: Vec<i64>) -> Option<i64> {
    numbers.into_iter().max()
}
