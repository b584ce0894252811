pub fn {{name}}(numbers: Vec<i64>) -> Option<i64> {
    numbers.first().copied()
}
