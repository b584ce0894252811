/// Remainders carry the sign of `number`, so no absolute value is needed.
pub fn reverse_integer(number: i64) -> i64 {
    let mut rest = number;
    let mut result = 0;
    while rest != 0 {
        result = result * 10 + rest % 10;
        rest /= 10;
    }
    result
}
