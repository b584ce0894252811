// The digits of the smallest integer do not fit without their sign, and `unwrap` panics.
pub fn reverse_integer(number: i64) -> i64 {
    let digits: String = number.unsigned_abs().to_string().chars().rev().collect();
    let magnitude: i64 = digits.parse().unwrap();
    if number < 0 { -magnitude } else { magnitude }
}
