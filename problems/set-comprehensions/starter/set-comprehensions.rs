/// The different numbers and texts that are given, without those to leave out, in any order.
pub fn unique(
    _numbers: Vec<i64>,
    _words: Vec<String>,
    _expression: String,
    _without_numbers: Vec<i64>,
    _without_texts: Vec<String>,
) -> (Vec<i64>, Vec<String>) {
    unimplemented!("write your solution here")
}
