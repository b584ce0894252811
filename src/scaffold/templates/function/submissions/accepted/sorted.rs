pub fn {{name}}(mut numbers: Vec<i64>) -> Option<i64> {
    numbers.sort_unstable();
    numbers.pop()
}
