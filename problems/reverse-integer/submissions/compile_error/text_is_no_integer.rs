// A `String` is built where the signature promises an `i64`.
pub fn reverse_integer(number: i64) -> i64 {
    let digits: String = number.to_string().chars().rev().collect();
    digits
}
