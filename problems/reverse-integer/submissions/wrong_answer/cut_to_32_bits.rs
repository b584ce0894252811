// Cuts the number to 32 bits before it starts.
pub fn reverse_integer(number: i64) -> i64 {
    let mut rest = i64::from(number as i32);
    let mut result = 0;
    while rest != 0 {
        result = result * 10 + rest % 10;
        rest /= 10;
    }
    result
}
